//! Window functions: values computed over the rows around a row.
//!
//! The state of a [`Window`] is part of its type, so what Redshift refuses is not there to be called: a rank without
//! an order, or an aggregate over an ordered window that does not state its frame.
//!
//! Source: <https://docs.aws.amazon.com/redshift/latest/dg/c_Window_functions.html>.

mod aggregate;
mod frame;
mod rank;
mod sorted;

pub use aggregate::Whole;
pub use frame::{FrameEnd, FrameStart};
pub use rank::Ranked;

use super::{Expr, Facts, IntoExpr, Orders};
use crate::types::SqlType;
use std::marker::PhantomData;

/// The rows a window function looks at: `OVER (…)`.
#[must_use]
#[derive(Debug, Clone)]
pub struct Window<S: WindowState = Unordered> {
    keys: Vec<sea_query::Expr>,
    order: Vec<(sea_query::Expr, String)>,
    frame: String,
    facts: Facts,
    state: PhantomData<S>,
}

/// What is said of a window so far.
pub trait WindowState {}

/// The whole partition, in no order.
#[derive(Debug, Clone, Copy)]
pub struct Unordered;

/// The partition in order, without a frame.
#[derive(Debug, Clone, Copy)]
pub struct Ordered;

/// The partition in order, and the rows around each row that count.
#[derive(Debug, Clone, Copy)]
pub struct Framed;

impl WindowState for Unordered {}
impl WindowState for Ordered {}
impl WindowState for Framed {}

/// A window over all rows; narrow it by [`Window::partition_by`], order it by [`Window::order_by`].
pub fn window() -> Window {
    Window {
        keys: Vec::new(),
        order: Vec::new(),
        frame: String::new(),
        facts: Facts::default(),
        state: PhantomData,
    }
}

impl Window {
    /// `PARTITION BY key`: only the rows with an equal key; several are one key.
    pub fn partition_by<K: IntoExpr>(mut self, key: K) -> Self {
        let key = key.into_expr();
        self.note(key.facts, "PARTITION BY");
        self.keys.push(key.node);
        self
    }

    /// `ORDER BY keys`, the first most important. Redshift orders ties as it likes, otherwise each time: end with a
    /// key that is unique.
    pub fn order_by(mut self, keys: impl Orders) -> Window<Ordered> {
        for key in keys.keys() {
            let direction = key.direction();
            self.note(key.by.facts, "ORDER BY");
            self.order.push((key.by.node, direction));
        }
        self.restated()
    }

    /// Redshift takes no constant, and no position, as the key of a window.
    fn note(&mut self, facts: Facts, clause: &str) {
        let constant = facts.is_constant();
        self.facts = std::mem::take(&mut self.facts).and(facts);
        if constant {
            let mistake = format!("a window with a constant in its {clause}");
            self.facts = std::mem::take(&mut self.facts).wrong(mistake);
        }
    }
}

impl<S: WindowState> Window<S> {
    fn restated<N: WindowState>(self) -> Window<N> {
        Window {
            keys: self.keys,
            order: self.order,
            frame: self.frame,
            facts: self.facts,
            state: PhantomData,
        }
    }

    /// `call OVER (…)`, with the arguments as `$1`, `$2`, … in `call`.
    fn call<T: SqlType>(self, call: &str, arguments: Vec<sea_query::Expr>, facts: Facts) -> Expr<T> {
        let facts = facts.and(self.facts).inside_window();
        let mut parts = arguments;
        let mut place = |node| {
            parts.push(node);
            format!("${}", parts.len())
        };
        let mut clauses = Vec::new();
        if !self.keys.is_empty() {
            let keys: Vec<_> = self.keys.into_iter().map(&mut place).collect();
            clauses.push(format!("PARTITION BY {}", keys.join(", ")));
        }
        if !self.order.is_empty() {
            let keys: Vec<_> = self
                .order
                .into_iter()
                .map(|(node, direction)| format!("{}{direction}", place(node)))
                .collect();
            clauses.push(format!("ORDER BY {}", keys.join(", ")));
        }
        if !self.frame.is_empty() {
            clauses.push(self.frame);
        }
        let template = format!("{call} OVER ({})", clauses.join(" "));
        Expr::new(sea_query::Expr::cust_with_exprs(template, parts), facts)
    }

    /// A call that is written already.
    fn call_of<T: SqlType>(self, call: sea_query::Expr, facts: Facts) -> Expr<T> {
        match call {
            sea_query::Expr::CustomWithExpr(template, arguments) => self.call(&template, arguments, facts),
            other => self.call("$1", vec![other], facts),
        }
    }

    /// A function of one expression, which is `$1` in `call`.
    fn of<T: SqlType, U: SqlType>(self, call: &str, value: Expr<T>) -> Expr<U> {
        self.call(call, vec![value.node], value.facts)
    }
}
