//! A typed schema DSL for Amazon Redshift: a struct is a table.

pub mod identifier;

mod check;
mod column;
mod const_text;
mod expr;
mod layout;
mod query;
mod render;
mod report;
mod row;
#[doc(hidden)]
pub mod rules;
mod s3;
mod statement;
mod table;
mod types;

pub use check::{Check, checks};
pub use column::{ColumnDef, DefaultValue, Reference};
pub use expr::{
    Case, Condition, Defaulted, Expr, HasDate, IntoExpr, Literal, Milliseconds, Operand, Order, Summed,
    Textual, Widen, avg, count, count_distinct, count_rows, max, min, not, sum, when,
};
pub use layout::{DistStyle, Encoding, Identity, SortKey};
pub use query::{Inner, Insert, Load, Mode, Outer, Query, QueryError, Select, Values};
pub use render::RedshiftQueryBuilder;
pub use report::Report;
pub use row::{AllowedValues, Cell, Row, RowColumn, RowError, RowValues, Value, ValueKind};
pub use s3::{IamRole, Malformed, Region, RoleArn, S3Url};
pub use sparkify_derive::{ColumnEnum, ColumnType, Row, Table};
pub use statement::{
    Compression, Copy, CopyOptions, Json, Statement, StatementName, TimeFormat, begin, commit, delete_all,
    json_paths,
};
pub use table::{Kind, Table, TableDef};
pub use types::{
    Bytes, Char, ColumnType, Comparable, Date, Decimal, Family, Newtype, NotNullColumn, Number, Numeric,
    Scalar, SqlType, Super, Text, Time, TimeTz, Timestamp, TimestampTz, TooLong, Varbyte, Varchar,
};

/// What derived code calls; not for people.
#[doc(hidden)]
pub mod __private {
    pub use crate::{
        column::{ColumnDef, DefaultValue, Reference},
        const_text::ConstText,
        expr::{Defaulted, Expr, IntoExpr, Literal, Operand},
        layout::{DistStyle, Encoding, Identity, SortKey},
        query::{Inner, Mode, Values},
        row::{AllowedValues, Cell, Row, RowColumn, RowError, RowValues, Value, ValueKind, decoded},
        rules,
        statement::{create_table, drop_table},
        table::{Kind, Table, TableDef},
        types::{
            ColumnType, Comparable, Decimal, Family, Incomparable, Newtype, NotNullColumn, Scalar, SqlType,
            Super, Varbyte, Varchar,
        },
    };
}

/// Makes a type of its own in expressions: compared with itself only.
#[doc(hidden)]
#[macro_export]
macro_rules! __scalar {
    ($scalar:ty) => {
        #[automatically_derived]
        impl $crate::__private::SqlType for $scalar {
            type Base = Self;
            type Nullable = ::core::option::Option<Self>;
            type Carry<U: $crate::__private::Scalar> = U;
            type Or<R: $crate::__private::SqlType, U: $crate::__private::Scalar> = R::Carry<U>;
            const NULLABLE: bool = false;
        }
        #[automatically_derived]
        impl $crate::__private::Scalar for $scalar {}
        #[automatically_derived]
        impl $crate::__private::NotNullColumn for $scalar {}
        #[automatically_derived]
        impl $crate::__private::Comparable<$scalar> for $scalar {}
        #[automatically_derived]
        #[diagnostic::do_not_recommend]
        impl $crate::__private::Comparable<$crate::__private::Incomparable> for $scalar {}
    };
}
