//! Sort order.

use super::{Expr, Operand};
use crate::{query::Place, types::SqlType};

/// A key of an ORDER BY, and those that decide where it is equal.
#[must_use]
#[derive(Debug, Clone)]
pub struct Order {
    pub(crate) by: Operand,
    descending: bool,
    nulls: Option<&'static str>,
    then: Vec<Order>,
}

impl Order {
    /// Written at that place, unless it is made of parts whose place is known.
    pub(crate) fn at(self, place: Place) -> Self {
        Self { by: self.by.at(place), ..self }
    }

    /// `next` decides where this is equal: `s.song_id().asc().then(s.artist_id().asc())`.
    pub fn then(mut self, next: Self) -> Self {
        self.then.extend(next.keys());
        self
    }

    /// `NULLS FIRST`; of several keys, for the last.
    pub fn nulls_first(self) -> Self {
        self.with_nulls(" NULLS FIRST")
    }

    /// `NULLS LAST`; of several keys, for the last.
    pub fn nulls_last(self) -> Self {
        self.with_nulls(" NULLS LAST")
    }

    fn with_nulls(mut self, nulls: &'static str) -> Self {
        match self.then.last_mut() {
            Some(last) => last.nulls = Some(nulls),
            None => self.nulls = Some(nulls),
        }
        self
    }

    /// The keys, each alone.
    pub(crate) fn keys(mut self) -> Vec<Self> {
        let rest = std::mem::take(&mut self.then);
        std::iter::once(self).chain(rest).collect()
    }

    /// What stands behind the expression.
    pub(crate) fn direction(&self) -> String {
        let direction = if self.descending { " DESC" } else { "" };
        format!("{direction}{}", self.nulls.unwrap_or_default())
    }
}

/// An order with at least one key: a key, or an array of up to sixteen.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no order",
    label = "expected a key, or an array of one to sixteen",
    note = "a key is made by `.asc()` or `.desc()`; without any, any row may come first"
)]
pub trait Orders {
    /// The keys, the first most important.
    #[doc(hidden)]
    fn keys(self) -> Vec<Order>;
}

impl Orders for Order {
    fn keys(self) -> Vec<Order> {
        Self::keys(self)
    }
}

macro_rules! orders {
    ($($keys:literal)+) => {$(
        impl Orders for [Order; $keys] {
            fn keys(self) -> Vec<Order> {
                self.into_iter().flat_map(Order::keys).collect()
            }
        }
    )+};
}
orders!(1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16);

impl<T: SqlType> Expr<T> {
    /// Smallest first, NULL last.
    pub fn asc(self) -> Order {
        Order { by: self.operand(), descending: false, nulls: None, then: Vec::new() }
    }

    /// Largest first. Redshift sorts NULL as the largest value: a nullable key says `NULLS LAST`, unless told
    /// otherwise by [`Order::nulls_first`].
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_ORDER_BY_clause.html>.
    pub fn desc(self) -> Order {
        let nulls = T::NULLABLE.then_some(" NULLS LAST");
        Order { by: self.operand(), descending: true, nulls, then: Vec::new() }
    }
}
