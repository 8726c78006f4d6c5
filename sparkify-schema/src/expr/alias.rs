//! The name a table has in a query.

use super::{Defaulted, Expr};
use crate::{external::Readable, table::Table, types::SqlType};
use std::{fmt, marker::PhantomData, panic::Location};

/// What stands before the columns of `T` in a query; held by derived code.
#[doc(hidden)]
pub struct Alias<T>(&'static str, PhantomData<fn() -> T>);

impl<T: Readable> Alias<T> {
    /// The table under that name.
    #[must_use]
    pub fn new(alias: &'static str) -> Self {
        Self(alias, PhantomData)
    }

    /// The column at that place.
    #[track_caller]
    pub fn at<E: SqlType>(self, place: usize) -> Expr<E> {
        self.column(place).located(Location::caller())
    }

    fn column<E: SqlType>(self, place: usize) -> Expr<E> {
        let column = &T::FIELDS[place];
        Expr::column(self.0, column.name, column.max_bytes)
    }
}

impl<T: Table> Alias<T> {
    /// The table under its own name.
    #[doc(hidden)]
    #[must_use]
    pub fn of_the_table() -> Self {
        Self::new(T::NAME)
    }

    /// What the column at that place has already.
    #[must_use]
    pub fn kept<V: Kept>(self, place: usize) -> V {
        V::kept(self, place)
    }
}

/// What a column may be set to.
pub trait Kept {
    /// What it has already.
    fn kept<T: Table>(row: Alias<T>, place: usize) -> Self;
}

impl<E: SqlType> Kept for Expr<E> {
    fn kept<T: Table>(row: Alias<T>, place: usize) -> Self {
        row.column(place)
    }
}

impl<E: SqlType> Kept for Defaulted<E> {
    fn kept<T: Table>(row: Alias<T>, place: usize) -> Self {
        Self::Set(row.column(place))
    }
}

impl<T> Clone for Alias<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Alias<T> {}

impl<T> fmt::Debug for Alias<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
