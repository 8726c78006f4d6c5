//! Typed expressions: sea-query's tree, a type, and the facts the renderer checks.

mod aggregate;
mod alias;
mod arithmetic;
mod called;
mod case;
mod cast;
mod choice;
mod compare;
mod constant;
mod facts;
mod literal;
mod logic;
mod null;
mod number;
mod order;
mod raw;
pub(crate) mod semistructured;
mod text;
mod time;
pub(crate) mod tree;
mod window;

pub use aggregate::{
    Extreme, Interpolated, Sketched, Summed, any_value, approximate_count_distinct,
    approximate_percentile_disc, avg, avg_distinct, bool_and, bool_or, count, count_distinct, count_rows,
    hll, hll_combine, hll_create_sketch, listagg, listagg_distinct, max, median, min, percentile_cont,
    stddev_pop, stddev_samp, sum, sum_distinct, var_pop, var_samp,
};
pub use alias::Alias;
pub use case::{Case, when};
pub use cast::{Attempted, Widen};
pub use choice::{greatest, least};
pub use constant::{lit, null};
pub use literal::{IntoExpr, Literal};
pub use logic::{Condition, not};
pub use number::{Count, Fractional, WholeNumber, pi, random};
pub use order::{Order, Orders};
pub use raw::raw;
pub use semistructured::{
    Array, FailIfInvalid, JsonPath, NullIfInvalid, Object, OnInvalid, Transform, array, object,
};
pub use text::{Characters, Collation, Sha2, Textual};
pub use time::{
    Apart, DatePart, Formatted, HasDate, HasTime, InZone, Milliseconds, Movable, PartOf, Seconds, TimePart,
    Truncated, Weekday, current_date, getdate, sysdate,
};
pub use window::{
    FrameEnd, FrameStart, Framed, Ordered, Ranked, Unordered, Whole, Window, WindowState, window,
};

pub(crate) use called::{called, parameter};
pub(crate) use facts::{ColumnUse, Facts, Joined, Outside};

use crate::{
    query::{Mistake, Place},
    types::{Scalar, SqlType},
};
use std::marker::PhantomData;

/// An expression of type `T`: one of the scalar types, or an `Option` of one where it may be NULL.
#[must_use]
pub struct Expr<T: SqlType> {
    node: sea_query::Expr,
    facts: Facts,
    kind: PhantomData<fn() -> T>,
}

/// An expression with its type left behind, as a statement keeps it.
#[derive(Debug, Clone)]
pub struct Operand {
    pub(crate) node: sea_query::Expr,
    pub(crate) facts: Facts,
}

/// The value of a column that has a DEFAULT.
#[must_use]
#[derive(Debug)]
#[expect(clippy::large_enum_variant, reason = "a handful live while a statement is written")]
pub enum Defaulted<T: SqlType> {
    /// The column keeps its default.
    Default,
    /// The column gets this value.
    Set(Expr<T>),
}

impl<T: SqlType> Expr<T> {
    pub(crate) fn new(node: sea_query::Expr, facts: Facts) -> Self {
        Self { node, facts, kind: PhantomData }
    }

    /// A column of the table under `alias`, or under no name where that is empty, with the most bytes its values have;
    /// called by derived code.
    #[doc(hidden)]
    pub fn column(alias: &'static str, name: &'static str, max_bytes: Option<u32>) -> Self {
        let node =
            if alias.is_empty() { sea_query::Expr::col(name) } else { sea_query::Expr::col((alias, name)) };
        Self::new(node, Facts::of_column(alias, name, max_bytes))
    }

    /// What a column is set to; called by derived code.
    #[doc(hidden)]
    #[must_use]
    pub fn assigned(self) -> Option<Operand> {
        Some(self.operand())
    }

    /// The expression with its type left behind, as [`raw`] takes it.
    #[must_use]
    pub fn operand(self) -> Operand {
        Operand { node: self.node, facts: self.facts }
    }

    /// The same expression, where NULL is allowed.
    pub fn nullable(self) -> Expr<T::Nullable> {
        self.retyped()
    }

    /// The same node under another type.
    fn retyped<U: SqlType>(self) -> Expr<U> {
        Expr::new(self.node, self.facts)
    }

    /// The same expression, written at that place.
    fn located(self, place: Place) -> Self {
        Self::new(self.node, self.facts.at(place))
    }

    /// The same expression, with a mistake to be told when its statement is rendered.
    fn wrong(self, mistake: impl Into<Mistake>) -> Self {
        Self::new(self.node, self.facts.wrong(mistake))
    }

    /// A function of this expression alone.
    fn map<U: SqlType>(self, node: impl FnOnce(sea_query::Expr) -> sea_query::Expr) -> Expr<U> {
        let facts = self.facts.computed();
        Expr::new(node(self.node), facts)
    }

    /// A function of two expressions.
    fn zip<R: SqlType, U: SqlType>(
        self,
        other: Expr<R>,
        node: impl FnOnce(sea_query::Expr, sea_query::Expr) -> sea_query::Expr,
    ) -> Expr<U> {
        let facts = self.facts.and(other.facts).computed();
        Expr::new(node(self.node, other.node), facts)
    }
}

impl Operand {
    /// The column it is, if it is nothing but a column.
    pub(crate) fn column(&self) -> Option<(&'static str, &'static str)> {
        match (&self.node, self.facts.bare.as_slice()) {
            (sea_query::Expr::Column(_), [column]) => Some(column.names()),
            _ => None,
        }
    }

    /// Written at that place, unless it is made of parts whose place is known.
    pub(crate) fn at(self, place: Place) -> Self {
        Self { facts: self.facts.at(place), ..self }
    }
}

impl<T: SqlType> Defaulted<T> {
    /// What a column is set to, if anything; called by derived code.
    #[doc(hidden)]
    #[must_use]
    pub fn assigned(self) -> Option<Operand> {
        match self {
            Self::Default => None,
            Self::Set(value) => Some(value.operand()),
        }
    }
}

impl<T: SqlType> From<Expr<T>> for Defaulted<T> {
    fn from(value: Expr<T>) -> Self {
        Self::Set(value)
    }
}

impl<T: SqlType> Clone for Expr<T> {
    fn clone(&self) -> Self {
        Self::new(self.node.clone(), self.facts.clone())
    }
}

impl<T: SqlType> std::fmt::Debug for Expr<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&crate::render::expression(&self.node))
    }
}

impl<T: Scalar> From<Expr<T>> for Expr<Option<T>> {
    fn from(value: Expr<T>) -> Self {
        value.retyped()
    }
}

/// `name(arguments)`.
fn call(name: &'static str, arguments: impl IntoIterator<Item = sea_query::Expr>) -> sea_query::Expr {
    sea_query::Func::cust(name).args(arguments).into()
}

/// `node` as an operand of a fragment of our own: in brackets unless it stands for itself.
pub(crate) fn bracketed(node: sea_query::Expr) -> sea_query::Expr {
    use sea_query::Expr::{Binary, Custom, CustomWithExpr, Tuple, Unary};
    match &node {
        Custom(fragment) | CustomWithExpr(fragment, _) if crate::render::stands_alone(fragment) => node,
        Binary(..) | Unary(..) | CustomWithExpr(..) => Tuple(vec![node]),
        _ => node,
    }
}
