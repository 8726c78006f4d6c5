//! A parameter has a column type.
include!("../../fixtures/star.rs");

const F: LambdaFunction<fn(String) -> i32> =
    LambdaFunction::new(None, "f_length", LambdaVolatility::Volatile, "length");

fn main() {}

//~ mend: say how long the text may be
//~ - const F: LambdaFunction<fn(String) -> i32> =
//~ + const F: LambdaFunction<fn(Varchar<256>) -> i32> =
