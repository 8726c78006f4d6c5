//! The expression types, and which of them may be compared or calculated with.

use super::{Bytes, Date, Scalar, SqlType, Time, TimeTz, Timestamp, TimestampTz};

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
scalars!(i16, i32, i64, f32, f64, bool, Text, Numeric, Date, Time, TimeTz, Timestamp, TimestampTz, Bytes);

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
    Bytes: Bytes;
}

/// Types that can be calculated with, and what two of them make.
#[diagnostic::on_unimplemented(
    message = "cannot calculate with `{Self}` and `{Other}`",
    label = "no arithmetic between these types",
    note = "convert one side, e.g. by `.cast::<f64>()`"
)]
pub trait Number<Other> {
    /// The type of `+`, `-`, `*` and `/` between the two.
    type Output: Scalar;
}

macro_rules! numbers {
    ($($left:ty: $($right:ty => $output:ty),+;)+) => {$(
        $(impl Number<$right> for $left { type Output = $output; })+
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
