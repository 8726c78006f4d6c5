//! The expression types, and which of them may be compared or calculated with.

use super::{
    Bytes, Date, Geography, Geometry, HllSketch, IntervalDayToSecond, IntervalYearToMonth, Scalar, SqlType,
    Time, TimeTz, Timestamp, TimestampTz,
};

/// The expression type of CHAR and VARCHAR columns of every length.
#[derive(Debug)]
pub struct Text;

/// The expression type of DECIMAL columns of every precision and scale.
#[derive(Debug)]
pub struct Numeric;

macro_rules! scalars {
    ($($scalar:ty),+ $(,)?) => {$(
        impl SqlType for $scalar {
            type Base = Self;
            type Nullable = Option<Self>;
            type Carry<U: Scalar> = U;
            type Or<R: SqlType, U: Scalar> = R::Carry<U>;
            type Cast<U: Scalar> = U;
            const NULLABLE: bool = false;
        }
        impl Scalar for $scalar {}
    )+};
}
scalars!(
    i16,
    i32,
    i64,
    f32,
    f64,
    bool,
    Text,
    Numeric,
    Date,
    Time,
    TimeTz,
    Timestamp,
    TimestampTz,
    IntervalYearToMonth,
    IntervalDayToSecond,
    Bytes,
    Geometry,
    Geography,
    HllSketch
);

/// Types that `=`, `<` and the like may stand between.
#[diagnostic::on_unimplemented(
    message = "cannot compare `{Self}` with `{Other}`",
    label = "these types have no common comparison",
    note = "convert one side: `.cast::<…>()`, `.text()` of an enum, `.inner()` of a newtype"
)]
pub trait Comparable<Other> {}

/// Compared with nothing: a second candidate beside each type's own keeps rustc from taking the only
/// one for granted, so that a wrong comparison is reported in our words.
#[derive(Debug)]
pub struct Incomparable;

macro_rules! comparable {
    ($($left:ty: $($right:ty),+;)+) => {$(
        $(impl Comparable<$right> for $left {})+
        #[diagnostic::do_not_recommend]
        impl Comparable<Incomparable> for $left {}
    )+};
}
comparable! {
    i16: i16, i32, i64, Numeric;
    i32: i16, i32, i64, Numeric;
    i64: i16, i32, i64, Numeric;
    f32: f32, f64;
    f64: f32, f64;
    Numeric: i16, i32, i64, Numeric;
    bool: bool;
    Text: Text;
    Date: Date, Timestamp;
    Timestamp: Timestamp, Date;
    TimestampTz: TimestampTz;
    Time: Time;
    TimeTz: TimeTz;
    IntervalYearToMonth: IntervalYearToMonth;
    IntervalDayToSecond: IntervalDayToSecond;
    Bytes: Bytes;
}

/// Types that can be calculated with, and what two of them make.
#[diagnostic::on_unimplemented(
    message = "cannot calculate with `{Self}` and `{Other}`",
    label = "no arithmetic between these types",
    note = "convert one side, e.g. by `.cast::<f64>()`"
)]
pub trait Number<Other> {
    /// The type of `*` and `/` between the two.
    type Output: Scalar;
}

/// Types that something can be added to, and what that makes.
#[diagnostic::on_unimplemented(
    message = "cannot add `{Other}` to `{Self}`",
    label = "no `+` between these types",
    note = "convert one side, e.g. by `.cast::<f64>()`; to a date add days, or an interval"
)]
pub trait Plus<Other> {
    /// The type of the sum.
    type Output: Scalar;
}

/// Types that something can be taken from, and what is left.
#[diagnostic::on_unimplemented(
    message = "cannot subtract `{Other}` from `{Self}`",
    label = "no `-` between these types",
    note = "convert one side, e.g. by `.cast::<f64>()`; between timestamps count parts by `.parts_since(…)`"
)]
pub trait Minus<Other> {
    /// The type of the difference.
    type Output: Scalar;
}

macro_rules! numbers {
    ($($left:ty: $($right:ty => $output:ty),+;)+) => {$(
        $(
            impl Number<$right> for $left { type Output = $output; }
            impl Plus<$right> for $left { type Output = $output; }
            impl Minus<$right> for $left { type Output = $output; }
        )+
        #[diagnostic::do_not_recommend]
        impl Number<Incomparable> for $left { type Output = $left; }
    )+};
}
numbers! {
    i16: i16 => i16, i32 => i32, i64 => i64, f32 => f64, f64 => f64, Numeric => Numeric;
    i32: i16 => i32, i32 => i32, i64 => i64, f32 => f64, f64 => f64, Numeric => Numeric;
    i64: i16 => i64, i32 => i64, i64 => i64, f32 => f64, f64 => f64, Numeric => Numeric;
    f32: i16 => f64, i32 => f64, i64 => f64, f32 => f64, f64 => f64, Numeric => f64;
    f64: i16 => f64, i32 => f64, i64 => f64, f32 => f64, f64 => f64, Numeric => f64;
    Numeric: i16 => Numeric, i32 => Numeric, i64 => Numeric, f32 => f64, f64 => f64, Numeric => Numeric;
}

macro_rules! moments {
    ($($left:ty, $operator:ident: $($right:ty => $output:ty),+;)+) => {$(
        $(impl $operator<$right> for $left { type Output = $output; })+
    )+};
}
// Sources: <https://docs.aws.amazon.com/redshift/latest/dg/r_interval_data_types.html>,
// <https://docs.aws.amazon.com/redshift/latest/dg/Date_functions_header.html>.
moments! {
    Date, Plus: i16 => Date, i32 => Date, IntervalYearToMonth => Date, IntervalDayToSecond => Timestamp;
    Date, Minus: Date => i32, i16 => Date, i32 => Date, IntervalYearToMonth => Date, IntervalDayToSecond => Timestamp;
    Timestamp, Plus: IntervalYearToMonth => Timestamp, IntervalDayToSecond => Timestamp;
    Timestamp, Minus: IntervalYearToMonth => Timestamp, IntervalDayToSecond => Timestamp;
}
