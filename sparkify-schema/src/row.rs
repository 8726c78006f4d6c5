//! The rows a query answers with, as structs.

mod sizes;

pub use sizes::Sizes;

use crate::{
    expr::Operand,
    query::Mode,
    types::{
        Char, Date, Decimal, Geography, Geometry, HllSketch, IntervalDayToSecond, IntervalYearToMonth,
        NotNullColumn, Numeric, Scalar, SqlType, Super, Text, Time, TimeTz, Timestamp, TimestampTz, Varchar,
    },
};
use std::fmt;

/// A struct that is one row of a query's answer; implemented by `#[derive(Row)]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a row",
    label = "no query answers with this type",
    note = "add `#[derive(Row)]` to `{Self}`"
)]
pub trait Row: Sized {
    /// The columns, in order.
    const COLUMNS: &'static [RowColumn];
    /// One expression for each column.
    type Values: RowValues;
    /// The columns of a query that answers with such rows, where another query reads them.
    type Columns<M: Mode>;
    /// The columns of the query under `alias`, with the most bytes of each.
    #[doc(hidden)]
    fn columns<M: Mode>(alias: &'static str, sizes: Sizes) -> Self::Columns<M>;
    /// The struct from the cells of a row, as the wire protocol's text format gives them.
    ///
    /// # Errors
    /// If there are too few or too many cells, or one is not a value of its field's type.
    fn decode(cells: &[Option<&str>]) -> Result<Self, RowError>;
    /// The values of the fields, in order.
    fn cells(&self) -> Vec<Value>;
}

/// The struct with one expression per column of a row, written by `#[derive(Row)]`.
pub trait RowValues {
    /// The columns and their expressions, in order.
    fn assignments(self) -> Vec<(&'static str, Operand)>;
}

/// A column of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowColumn {
    /// Its name.
    pub name: &'static str,
    /// The field's documentation.
    pub doc: &'static str,
    /// What its values are.
    pub kind: ValueKind,
}

/// What the values of a column are, to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum ValueKind {
    Boolean,
    Integer,
    Float,
    Text,
    Date,
    Timestamp,
}

/// A value of a row.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Value {
    Null,
    Boolean(bool),
    Integer(i64),
    Float(f64),
    Text(String),
}

/// A row that is not what its struct says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowError {
    /// The number of cells differs from the number of fields.
    Width {
        /// Fields of the struct.
        expected: usize,
        /// Cells of the row.
        found: usize,
    },
    /// A cell is not a value of its field's type.
    Cell {
        /// The column.
        column: &'static str,
        /// What is expected of it.
        expected: &'static str,
        /// What was there; none for NULL.
        found: Option<String>,
    },
}

impl fmt::Display for RowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Width { expected, found } => write!(f, "expected {expected} columns, found {found}"),
            Self::Cell { column, expected, found: Some(found) } => {
                write!(f, "column `{column}` should be {expected}, but is `{found}`")
            }
            Self::Cell { column, expected, found: None } => {
                write!(f, "column `{column}` should be {expected}, but is NULL")
            }
        }
    }
}

impl std::error::Error for RowError {}

/// A Rust type one cell of a row decodes to.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the type of a row's field",
    label = "no cell decodes to this type",
    note = "use `bool`, `i16`, `i32`, `i64`, `f32`, `f64`, `String`, `Date`, `Timestamp`, a `ColumnEnum`, a `ColumnType`, or an `Option` of one of them"
)]
pub trait Cell: Sized {
    /// The type of the expression that fills it.
    type Expr: SqlType;
    /// What its values are.
    const KIND: ValueKind;
    /// What a value should look like, for an error.
    const EXPECTED: &'static str;
    /// The value of a cell, if it is one of this type.
    fn decode(text: Option<&str>) -> Option<Self>;
    /// The value for a reader.
    fn value(&self) -> Value;
}

/// The value a cell was decoded to, or what is wrong with the cell; called by derived code.
///
/// # Errors
/// If there is no value.
#[doc(hidden)]
pub fn decoded<C>(
    column: &'static str,
    expected: &'static str,
    text: Option<&str>,
    value: Option<C>,
) -> Result<C, RowError> {
    value.ok_or_else(|| RowError::Cell { column, expected, found: text.map(str::to_owned) })
}

/// An enum of allowed values; implemented by `#[derive(ColumnEnum)]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an enum of allowed values",
    label = "expected a type with `#[derive(ColumnEnum)]`"
)]
pub trait AllowedValues: NotNullColumn + Scalar {
    /// The value in the database.
    fn value(&self) -> &'static str;
}

impl<C: Cell<Expr: Scalar>> Cell for Option<C> {
    type Expr = Option<C::Expr>;
    const KIND: ValueKind = C::KIND;
    const EXPECTED: &'static str = C::EXPECTED;

    fn decode(text: Option<&str>) -> Option<Self> {
        match text {
            None => Some(None),
            Some(_) => C::decode(text).map(Some),
        }
    }

    fn value(&self) -> Value {
        self.as_ref().map_or(Value::Null, Cell::value)
    }
}

macro_rules! text_cells {
    ($($cell:ty $(, const $parameter:ident: $kind:ty)* => $expr:ty, $expected:literal;)+) => {$(
        impl<$(const $parameter: $kind),*> Cell for $cell {
            type Expr = $expr;
            const KIND: ValueKind = ValueKind::Text;
            const EXPECTED: &'static str = $expected;

            fn decode(text: Option<&str>) -> Option<Self> {
                text.map(Self::from_text)
            }

            fn value(&self) -> Value {
                Value::Text(self.as_str().to_owned())
            }
        }
    )+};
}
text_cells! {
    Varchar<N>, const N: u32 => Text, "a VARCHAR";
    Char<N>, const N: u32 => Text, "a CHAR";
    Decimal<P, S>, const P: u8, const S: u8 => Numeric, "a DECIMAL";
    Time => Time, "a TIME";
    TimeTz => TimeTz, "a TIMETZ";
    TimestampTz => TimestampTz, "a TIMESTAMPTZ";
    IntervalYearToMonth => IntervalYearToMonth, "an INTERVAL YEAR TO MONTH";
    IntervalDayToSecond<P>, const P: u8 => IntervalDayToSecond, "an INTERVAL DAY TO SECOND";
    Super => Super, "a SUPER";
    Geometry => Geometry, "a GEOMETRY";
    Geography => Geography, "a GEOGRAPHY";
    HllSketch => HllSketch, "an HLLSKETCH";
}

macro_rules! cells {
    ($($cell:ty => $expr:ty, $kind:ident, $expected:literal, |$text:ident| $decode:expr, |$it:ident| $value:expr;)+) => {$(
        impl Cell for $cell {
            type Expr = $expr;
            const KIND: ValueKind = ValueKind::$kind;
            const EXPECTED: &'static str = $expected;

            fn decode(text: Option<&str>) -> Option<Self> {
                let $text = text?;
                $decode
            }

            fn value(&self) -> Value {
                let $it = self;
                $value
            }
        }
    )+};
}
cells! {
    i16 => i16, Integer, "a SMALLINT", |text| text.parse().ok(), |it| Value::Integer(i64::from(*it));
    i32 => i32, Integer, "an INTEGER", |text| text.parse().ok(), |it| Value::Integer(i64::from(*it));
    i64 => i64, Integer, "a BIGINT", |text| text.parse().ok(), |it| Value::Integer(*it);
    f32 => f32, Float, "a REAL", |text| text.parse().ok(), |it| Value::Float(f64::from(*it));
    f64 => f64, Float, "a DOUBLE PRECISION", |text| text.parse().ok(), |it| Value::Float(*it);
    String => Text, Text, "a text", |text| Some(text.to_owned()), |it| Value::Text(it.clone());
    Date => Date, Date, "a DATE", |text| Some(Self::from_text(text)), |it| Value::Text(it.as_str().to_owned());
    Timestamp => Timestamp, Timestamp, "a TIMESTAMP", |text| Some(Self::from_text(text)), |it| Value::Text(it.as_str().to_owned());
    bool => bool, Boolean, "a BOOLEAN", |text| match text { "t" | "true" => Some(true), "f" | "false" => Some(false), _ => None }, |it| Value::Boolean(*it);
}
