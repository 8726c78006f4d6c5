//! Two layers of types: what a column is declared as, and what it is inside an expression.
//!
//! A *column type* (`Varchar<256>`, `Option<UserId>`) knows its DDL. Its *expression type* (`Text`, `i64`,
//! `Option<Text>`) has the length erased, so an [`Expr`](crate::Expr) has one parameter and errors stay short.

mod interval;
mod scalar;
mod semistructured;
mod value;

pub use interval::{IntervalDayToSecond, IntervalYearToMonth};
pub use scalar::{Comparable, Incomparable, Minus, Number, Numeric, Plus, Text};
pub use semistructured::{IntoSuper, SemiStructured};
pub use value::{
    Bytes, Char, Date, Decimal, Geography, Geometry, HllSketch, Super, Time, TimeTz, Timestamp, TimestampTz,
    TooLong, Varbyte, Varchar,
};

pub use crate::family::Family;

use crate::column::ColumnDef;

/// What a column may be declared as.
///
/// Sources: <https://docs.aws.amazon.com/redshift/latest/dg/c_Supported_data_types.html>.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a Redshift column type",
    label = "no column can have this type",
    note = "use `i16`, `i32`, `i64`, `f32`, `f64`, `bool`, `Varchar<N>`, `Char<N>`, `Decimal<P, S>`, `Date`, `Time`, `TimeTz`, `Timestamp`, `TimestampTz`, `IntervalYearToMonth`, `IntervalDayToSecond<P>`, `Super`, `Varbyte<N>`, `Geometry`, `Geography`, `HllSketch`, or an `Option` of one of them",
    note = "for a newtype add `#[derive(ColumnType)]`, for an enum of allowed values `#[derive(ColumnEnum)]`"
)]
pub trait ColumnType: 'static {
    /// The type in DDL, e.g. `VARCHAR(18)`.
    const SQL: &'static str;
    /// Its kind.
    const FAMILY: Family;
    /// The Rust name two columns must share to be joined or to reference each other, e.g. `SongId`.
    const NAME: &'static str;
    /// Whether the column takes NULL.
    const NULLABLE: bool = false;
    /// The most bytes a text or binary value may have.
    const MAX_BYTES: Option<u32> = None;
    /// The allowed values of an enum; empty for any value.
    const VALUES: &'static [&'static str] = &[];
    /// What is wrong with this type's parameters, if anything: `Varchar<70000>` compiles, its table does not.
    const MISTAKE: Option<&'static str> = None;
    /// The type this column has inside an expression.
    type Expr: SqlType;
    /// A column of this type of which nothing else is said: a table's `DEF` names the type once.
    #[doc(hidden)]
    const COLUMN: ColumnDef = ColumnDef {
        name: "",
        field: "",
        source: "",
        time_format: None,
        sql: Self::SQL,
        family: Self::FAMILY,
        type_name: Self::NAME,
        nullable: Self::NULLABLE,
        max_bytes: Self::MAX_BYTES,
        values: Self::VALUES,
        mistake: Self::MISTAKE,
        encoding: None,
        collation: None,
        identity: None,
        default: None,
        unique: false,
        references: None,
        doc: "",
    };
}

/// The expression of a column of type `T`, in a query that has its table as `M` says.
pub type ExprOf<T, M> = crate::Expr<<M as crate::Mode>::Of<<T as ColumnType>::Expr>>;

/// A column type that may stand inside `Option`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be made nullable",
    label = "not a NOT NULL column type",
    note = "a column is nullable once: write `Option<T>` with a plain column type `T`",
    note = "for a newtype add `#[derive(ColumnType)]`, for an enum of allowed values `#[derive(ColumnEnum)]`"
)]
pub trait NotNullColumn: ColumnType<Expr: Scalar> {}

impl<T: NotNullColumn> ColumnType for Option<T> {
    const SQL: &'static str = T::SQL;
    const FAMILY: Family = T::FAMILY;
    const NAME: &'static str = T::NAME;
    const NULLABLE: bool = true;
    const MAX_BYTES: Option<u32> = T::MAX_BYTES;
    const VALUES: &'static [&'static str] = T::VALUES;
    const MISTAKE: Option<&'static str> = T::MISTAKE;
    type Expr = Option<T::Expr>;
}

/// The type of an expression: a scalar, or an `Option` of one when it may be NULL.
pub trait SqlType: 'static {
    /// The type without its NULL.
    type Base: Scalar;
    /// The type with NULL; itself if it has it already.
    type Nullable: SqlType<Base = Self::Base, Nullable = Self::Nullable>;
    /// `U`, with NULL if this type has it.
    type Carry<U: Scalar>: SqlType<Base = U, Nullable = Option<U>>;
    /// `U`, with NULL if this type or `R` has it.
    type Or<R: SqlType, U: Scalar>: SqlType<Base = U, Nullable = Option<U>>;
    /// `U`, with NULL if this type has it or a cast from it may find no value of `U`.
    type Cast<U: Scalar>: SqlType<Base = U, Nullable = Option<U>>;
    /// Whether a value may be NULL.
    const NULLABLE: bool;
}

/// An expression type without NULL.
#[diagnostic::on_unimplemented(
    message = "an expression of type `{Self}` may be NULL here",
    label = "expected a NOT NULL expression",
    note = "drop the rows without a value by `q.require(…)`, or give a value by `.coalesce(…)`"
)]
pub trait Scalar: SqlType<Base = Self, Nullable = Option<Self>> + Sized {}

impl<T: Scalar> SqlType for Option<T> {
    type Base = T;
    type Nullable = Self;
    type Carry<U: Scalar> = Option<U>;
    type Or<R: SqlType, U: Scalar> = Option<U>;
    type Cast<U: Scalar> = Option<U>;
    const NULLABLE: bool = true;
}

/// A newtype around a column type, made by `#[derive(ColumnType)]`.
pub trait Newtype: Scalar {
    /// The expression type inside.
    type Inner: Scalar;
}
