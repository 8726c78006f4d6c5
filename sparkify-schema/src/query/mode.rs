//! How the columns of a table appear in a query: as declared, or with NULL by an outer join.

use crate::types::{ColumnType, SqlType};

/// How the columns of a table appear in a query.
pub trait Mode: 'static {
    /// The expression type of a column declared as `T`.
    type Of<T: ColumnType>: SqlType;
}

/// As declared.
#[derive(Debug, Clone, Copy)]
pub struct Inner;

/// Every column may be NULL: the table is the right side of a left join or a lookup.
#[derive(Debug, Clone, Copy)]
pub struct Outer;

impl Mode for Inner {
    type Of<T: ColumnType> = T::Expr;
}

impl Mode for Outer {
    type Of<T: ColumnType> = <T::Expr as SqlType>::Nullable;
}
