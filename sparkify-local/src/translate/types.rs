//! What is known of an expression's type, and Redshift's arithmetic on types.

mod written;

pub(crate) use self::written::from_ast;
use crate::catalog::table::{Column, DataType};

/// The type of an expression, as far as it can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Type {
    Data(DataType),
    /// CHAR or VARCHAR that compares without case.
    Insensitive(DataType),
    /// A quoted literal, which takes the type its place asks for.
    Literal,
    Null,
    /// `$1`.
    Parameter,
    /// Years and months.
    Months,
    /// Days and time.
    Interval,
    /// A column of a view nobody described.
    Unknown,
}

/// The longest text a function may answer.
pub(crate) const TEXT: Type = Type::Data(DataType::Varchar(65535));
pub(crate) const SMALLINT: Type = Type::Data(DataType::SmallInt);
pub(crate) const INTEGER: Type = Type::Data(DataType::Integer);
pub(crate) const BIGINT: Type = Type::Data(DataType::BigInt);
pub(crate) const DOUBLE: Type = Type::Data(DataType::Double);
pub(crate) const BOOLEAN: Type = Type::Data(DataType::Boolean);
pub(crate) const DATE: Type = Type::Data(DataType::Date);
pub(crate) const TIMESTAMP: Type = Type::Data(DataType::Timestamp);
pub(crate) const TIMESTAMPTZ: Type = Type::Data(DataType::TimestampTz);
pub(crate) const SUPER: Type = Type::Data(DataType::Super);

pub(crate) fn decimal(precision: u32, scale: u32) -> Type {
    let narrow = |value: u32| u8::try_from(value.min(38)).unwrap_or(38);
    Type::Data(DataType::Decimal { precision: narrow(precision), scale: narrow(scale) })
}

impl Type {
    /// The type of a column's values.
    pub(crate) fn of(column: &Column) -> Self {
        let data_type = column.data_type.computed();
        if column.insensitive { Self::Insensitive(data_type) } else { Self::Data(data_type) }
    }

    /// CHAR or VARCHAR, but not a bare literal.
    pub(crate) fn is_text(self) -> bool {
        matches!(self, Self::Data(DataType::Varchar(_) | DataType::Char(_)) | Self::Insensitive(_))
    }

    /// Whether it compares without case.
    pub(crate) fn is_insensitive(self) -> bool {
        matches!(self, Self::Insensitive(_))
    }

    /// The type with its case.
    pub(crate) fn sensitive(self) -> Self {
        match self {
            Self::Insensitive(data_type) => Self::Data(data_type),
            other => other,
        }
    }

    /// The type of a text, also of a literal.
    pub(crate) fn text(self) -> Option<DataType> {
        match self.held().sensitive() {
            Self::Data(data_type @ (DataType::Varchar(_) | DataType::Char(_))) => Some(data_type),
            _ => None,
        }
    }

    /// The type of a column that holds such values: a literal that is a column's value is text.
    pub(crate) fn held(self) -> Self {
        if self == Self::Literal { TEXT } else { self }
    }

    pub(crate) fn is_char(self) -> bool {
        matches!(self.sensitive(), Self::Data(DataType::Char(_)))
    }

    pub(crate) fn is_integer(self) -> bool {
        matches!(self, SMALLINT | INTEGER | BIGINT)
    }

    pub(crate) fn is_float(self) -> bool {
        matches!(self, Self::Data(DataType::Real | DataType::Double))
    }

    pub(crate) fn is_decimal(self) -> bool {
        matches!(self, Self::Data(DataType::Decimal { .. }))
    }

    pub(crate) fn is_number(self) -> bool {
        self.is_integer() || self.is_float() || self.is_decimal()
    }

    /// DATE, TIMESTAMP or TIMESTAMPTZ.
    pub(crate) fn is_moment(self) -> bool {
        matches!(self, DATE | TIMESTAMP | TIMESTAMPTZ)
    }

    pub(crate) fn is_interval(self) -> bool {
        matches!(self, Self::Months | Self::Interval) || self.is_typed_interval()
    }

    /// An INTERVAL with a qualifier, as columns have it.
    pub(crate) fn is_typed_interval(self) -> bool {
        matches!(self, Self::Data(DataType::IntervalYearToMonth(_) | DataType::IntervalDayToSecond(_)))
    }

    /// An interval of years and months alone.
    pub(crate) fn is_months(self) -> bool {
        matches!(self, Self::Months | Self::Data(DataType::IntervalYearToMonth(_)))
    }

    /// Precision and scale in decimal arithmetic; integers become decimals first.
    pub(crate) fn digits(self) -> Option<(u32, u32)> {
        match self {
            Self::Data(DataType::Decimal { precision, scale }) => Some((precision.into(), scale.into())),
            SMALLINT => Some((5, 0)),
            INTEGER => Some((10, 0)),
            BIGINT => Some((19, 0)),
            _ => None,
        }
    }

    /// The name Redshift's messages use.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Data(data_type) | Self::Insensitive(data_type) => name(data_type),
            Self::Literal | Self::Null | Self::Parameter | Self::Unknown => "\"unknown\"",
            Self::Months => "interval year to month",
            Self::Interval => "interval day to second",
        }
    }
}

fn name(data_type: DataType) -> &'static str {
    match data_type {
        DataType::SmallInt => "smallint",
        DataType::Integer => "integer",
        DataType::BigInt => "bigint",
        DataType::Decimal { .. } => "numeric",
        DataType::Real => "real",
        DataType::Double => "double precision",
        DataType::Boolean => "boolean",
        DataType::Char(_) => "character",
        DataType::Varchar(_) => "character varying",
        DataType::Date => "date",
        DataType::Time => "time without time zone",
        DataType::TimeTz => "time with time zone",
        DataType::Timestamp => "timestamp without time zone",
        DataType::TimestampTz => "timestamp with time zone",
        DataType::IntervalYearToMonth(_) => "interval year to month",
        DataType::IntervalDayToSecond(_) => "interval day to second",
        DataType::Super => "super",
        DataType::Varbyte(_) => "binary varying",
    }
}

/// The `DuckDB` type that holds a Redshift type.
pub(crate) fn storage(data_type: DataType) -> String {
    match data_type {
        DataType::SmallInt => "SMALLINT".into(),
        DataType::Integer => "INTEGER".into(),
        DataType::BigInt => "BIGINT".into(),
        DataType::Decimal { precision, scale } => format!("DECIMAL({precision},{scale})"),
        DataType::Real => "FLOAT".into(),
        DataType::Double => "DOUBLE".into(),
        DataType::Boolean => "BOOLEAN".into(),
        DataType::Char(_) | DataType::Varchar(_) => "VARCHAR".into(),
        DataType::Date => "DATE".into(),
        DataType::Time => "TIME".into(),
        DataType::TimeTz => "TIME WITH TIME ZONE".into(),
        DataType::Timestamp => "TIMESTAMP".into(),
        DataType::TimestampTz => "TIMESTAMP WITH TIME ZONE".into(),
        DataType::IntervalYearToMonth(_) | DataType::IntervalDayToSecond(_) => "INTERVAL".into(),
        DataType::Super => "JSON".into(),
        DataType::Varbyte(_) => "BLOB".into(),
    }
}

/// The type CASE, COALESCE, UNION and the like give to values of two types.
pub(crate) fn common(left: Type, right: Type) -> Type {
    // NULL gives way to a literal, and a literal takes the other's type.
    let yields = |kind: Type| matches!(kind, Type::Null | Type::Parameter);
    match (left, right) {
        (_, other) if yields(left) => other,
        (other, _) if yields(right) => other,
        (Type::Literal, other) | (other, Type::Literal) => other,
        (left, right) if left == right => left,
        (
            Type::Data(DataType::Varchar(a) | DataType::Char(a)),
            Type::Data(DataType::Varchar(b) | DataType::Char(b)),
        ) => Type::Data(DataType::Varchar(a.max(b))),
        (
            Type::Insensitive(DataType::Varchar(a) | DataType::Char(a)),
            Type::Insensitive(DataType::Varchar(b) | DataType::Char(b)),
        ) => Type::Insensitive(DataType::Varchar(a.max(b))),
        (left, right) if left.is_number() && right.is_number() => number(left, right),
        (left, right) if left.is_moment() && right.is_moment() => {
            if left == TIMESTAMPTZ || right == TIMESTAMPTZ { TIMESTAMPTZ } else { TIMESTAMP }
        }
        _ => Type::Unknown,
    }
}

fn number(left: Type, right: Type) -> Type {
    match (left.digits(), right.digits()) {
        (Some((p1, s1)), Some((p2, s2))) if left.is_decimal() || right.is_decimal() => {
            let scale = s1.max(s2);
            decimal((p1 - s1).max(p2 - s2) + scale, scale)
        }
        (Some((p1, _)), Some((p2, _))) => {
            if p1 >= p2 {
                left
            } else {
                right
            }
        }
        _ => DOUBLE,
    }
}
