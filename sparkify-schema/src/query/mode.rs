//! How the columns of a table appear in a query: as declared, or with NULL by an outer join.

use crate::types::SqlType;

/// How the columns of a table appear in a query.
pub trait Mode: 'static {
    /// The expression type of a column that is declared with the expression type `T`.
    type Of<T: SqlType>: SqlType;
}

/// As declared.
#[derive(Debug, Clone, Copy)]
pub struct Inner;

/// Every column may be NULL: the table is the right side of a left join or a lookup.
#[derive(Debug, Clone, Copy)]
pub struct Outer;

impl Mode for Inner {
    type Of<T: SqlType> = T;
}

impl Mode for Outer {
    type Of<T: SqlType> = T::Nullable;
}
