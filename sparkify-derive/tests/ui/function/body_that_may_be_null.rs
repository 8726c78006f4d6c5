//! A body that may be NULL needs a result that is an Option.
include!("../../fixtures/star.rs");

type Double = fn(Option<i32>) -> i32;

const DOUBLE: SqlFunction<Double> =
    SqlFunction::<Double>::new(None, "f_double", Volatility::Immutable, |number| number * 2);

fn main() {}

//~ mend: declare that it may be NULL
//~ - type Double = fn(Option<i32>) -> i32;
//~ + type Double = fn(Option<i32>) -> Option<i32>;
