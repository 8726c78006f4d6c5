//! The kinds of column types.

/// The kind of a column type, lengths left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    SmallInt,
    Integer,
    BigInt,
    Decimal,
    Real,
    Double,
    Boolean,
    Char,
    Varchar,
    Date,
    Time,
    TimeTz,
    Timestamp,
    TimestampTz,
    IntervalYearToMonth,
    IntervalDayToSecond,
    Super,
    Varbyte,
    Geometry,
    Geography,
    HllSketch,
}

impl Family {
    /// Whether a column of this kind may be a distribution or sort key.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_TABLE_NEW.html>.
    #[must_use]
    pub const fn may_be_key(self) -> bool {
        self.is_plain() && !matches!(self, Self::IntervalYearToMonth | Self::IntervalDayToSecond)
    }

    /// Whether two values of this kind are equal or not for everybody, so that they identify a row.
    #[must_use]
    pub const fn is_plain(self) -> bool {
        !matches!(self, Self::Super | Self::Varbyte | Self::Geometry | Self::Geography | Self::HllSketch)
    }

    /// Whether the column holds dates or times.
    #[must_use]
    pub const fn is_moment(self) -> bool {
        matches!(self, Self::Date | Self::Time | Self::TimeTz | Self::Timestamp | Self::TimestampTz)
    }

    /// Whether the column holds a day with its time.
    #[must_use]
    pub const fn is_timestamp(self) -> bool {
        matches!(self, Self::Timestamp | Self::TimestampTz)
    }

    /// Whether the column holds characters.
    #[must_use]
    pub const fn is_text(self) -> bool {
        matches!(self, Self::Char | Self::Varchar)
    }
}
