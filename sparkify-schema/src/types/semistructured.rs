//! SUPER in expressions: what can be navigated, and what can become a part of it.

use super::{Comparable, Incomparable, Numeric, Scalar, SqlType, Super, Text};

impl SqlType for Super {
    type Base = Self;
    type Nullable = Option<Self>;
    type Carry<U: Scalar> = U;
    type Or<R: SqlType, U: Scalar> = R::Carry<U>;
    // A SUPER that holds no value of the type becomes NULL, without an error.
    type Cast<U: Scalar> = Option<U>;
    const NULLABLE: bool = false;
}
impl Scalar for Super {}

// Equal if they are deep equal; `<` and `>` between values of different kinds are unknown.
impl Comparable<Super> for Super {}
#[diagnostic::do_not_recommend]
impl Comparable<Incomparable> for Super {}

/// Types with parts that can be navigated to.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no fields and no elements",
    label = "expected a SUPER",
    note = "a text that holds JSON is read by `.json_path(…)`, or becomes a SUPER by `.json_parse()`"
)]
pub trait SemiStructured: Scalar {}
impl SemiStructured for Super {}

/// Types whose values can be a part of a SUPER.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/limitations-super.html>.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't become a part of a SUPER",
    label = "expected a number, a text, a boolean or a SUPER",
    note = "Redshift casts no date and no time to SUPER; give its text by `.cast::<Varchar<26>>()`",
    note = "an enum of allowed values gives its text by `.text()`, a newtype its value by `.inner()`"
)]
pub trait IntoSuper: Scalar {}
impl IntoSuper for i16 {}
impl IntoSuper for i32 {}
impl IntoSuper for i64 {}
impl IntoSuper for f32 {}
impl IntoSuper for f64 {}
impl IntoSuper for bool {}
impl IntoSuper for Numeric {}
impl IntoSuper for Text {}
impl IntoSuper for Super {}
