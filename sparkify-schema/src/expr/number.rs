//! Functions of numbers.

mod bits;
mod curve;
mod round;

pub use curve::{pi, random};

use crate::types::{Numeric, Scalar};

/// Types that count no further than an INTEGER does: what Redshift takes as a length, a position or an amount.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an INTEGER or SMALLINT",
    label = "expected an `i32` or an `i16`",
    note = "a BIGINT becomes an INTEGER by `.cast::<i32>()`"
)]
pub trait Count: Scalar {}
impl Count for i16 {}
impl Count for i32 {}

/// Types of whole numbers.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a whole number",
    label = "expected an `i16`, `i32` or `i64`",
    note = "a fraction becomes one by `.cast::<i64>()`"
)]
pub trait WholeNumber: Scalar {}
impl WholeNumber for i16 {}
impl WholeNumber for i32 {}
impl WholeNumber for i64 {}

/// Types of numbers with a fraction.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no fraction",
    label = "expected an `f32`, `f64` or a DECIMAL",
    note = "integers are whole already, and divided by each other stay so: cast one by `.cast::<f64>()` before the \
            division"
)]
pub trait Fractional: Scalar {}
impl Fractional for f32 {}
impl Fractional for f64 {}
impl Fractional for Numeric {}
