//! The body has the type of the result.
include!("../../fixtures/star.rs");

type Double = fn(i32) -> Varchar<20>;

const DOUBLE: SqlFunction<Double> =
    SqlFunction::<Double>::new(None, "f_double", Volatility::Immutable, |number| number.abs());

fn main() {}

//~ mend: declare what it gives
//~ - type Double = fn(i32) -> Varchar<20>;
//~ + type Double = fn(i32) -> i32;
