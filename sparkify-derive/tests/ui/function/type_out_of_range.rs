//! The types of a signature are right themselves.
include!("../../fixtures/star.rs");

const F: LambdaFunction<fn(Varchar<70000>) -> i32> =
    LambdaFunction::new(None, "f_length", LambdaVolatility::Volatile, "length");

fn main() {}

//~ mend: take a length that VARCHAR has
//~ - const F: LambdaFunction<fn(Varchar<70000>) -> i32> =
//~ + const F: LambdaFunction<fn(Varchar<60000>) -> i32> =
