//! Comparisons; NULL on either side makes the result unknown.

use super::{Expr, IntoExpr};
use crate::types::{Comparable, SqlType};
use sea_query::ExprTrait as _;

type Base<T> = <T as SqlType>::Base;
type Between<T, L, H> =
    Expr<<<T as SqlType>::Or<<L as IntoExpr>::Type, bool> as SqlType>::Or<<H as IntoExpr>::Type, bool>>;
type Compared<T, R> = Expr<<T as SqlType>::Or<<R as IntoExpr>::Type, bool>>;

macro_rules! comparisons {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        pub fn $name<R: IntoExpr>(self, other: R) -> Compared<T, R>
        where
            Base<T>: Comparable<Base<R::Type>>,
        {
            self.zip(other.into_expr(), |a, b| a.$name(b))
        }
    )+};
}

impl<T: SqlType> Expr<T> {
    comparisons! {
        /// `self = other`; strings ignore trailing blanks.
        ///
        /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_Character_types.html>.
        eq;
        /// `self <> other`.
        ne;
        /// `self < other`.
        lt;
        /// `self <= other`.
        lte;
        /// `self > other`.
        gt;
        /// `self >= other`.
        gte;
    }

    /// `self BETWEEN low AND high`, both included.
    pub fn between<L: IntoExpr, H: IntoExpr>(self, low: L, high: H) -> Between<T, L, H>
    where
        Base<T>: Comparable<Base<L::Type>> + Comparable<Base<H::Type>>,
    {
        let (low, high) = (low.into_expr(), high.into_expr());
        let facts = self.facts.and(low.facts).and(high.facts).computed();
        Expr::new(self.node.between(low.node, high.node), facts)
    }

    /// `self IN (values)`.
    ///
    /// An empty list is never true.
    pub fn is_in<R: IntoExpr>(self, values: impl IntoIterator<Item = R>) -> Compared<T, R>
    where
        Base<T>: Comparable<Base<R::Type>>,
    {
        let mut facts = self.facts;
        let nodes: Vec<_> = values
            .into_iter()
            .map(|value| {
                let value = value.into_expr();
                facts = std::mem::take(&mut facts).and(value.facts);
                value.node
            })
            .collect();
        Expr::new(self.node.is_in(nodes), facts.computed())
    }

    /// `self IS NULL`.
    pub fn is_null(self) -> Expr<bool> {
        self.map(sea_query::ExprTrait::is_null)
    }

    /// `self IS NOT NULL`.
    pub fn is_not_null(self) -> Expr<bool> {
        self.map(sea_query::ExprTrait::is_not_null)
    }
}
