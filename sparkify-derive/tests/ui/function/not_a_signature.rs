//! A signature is written as a function of column types.
include!("../../fixtures/star.rs");

const F: Option<LambdaFunction<i32>> = None;

fn main() {}

//~ mend: write the parameters and the result
//~ - const F: Option<LambdaFunction<i32>> = None;
//~ + const F: Option<LambdaFunction<fn(i32) -> i32>> = None;
