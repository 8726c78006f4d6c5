//! A name is one that needs no quotes.
include!("../../fixtures/star.rs");

const F: LambdaFunction<fn(i32) -> i32> =
    LambdaFunction::new(None, "f_Double", LambdaVolatility::Volatile, "double");

fn main() {}

//~ mend: write it in small letters
//~ - LambdaFunction::new(None, "f_Double", LambdaVolatility::Volatile, "double");
//~ + LambdaFunction::new(None, "f_double", LambdaVolatility::Volatile, "double");
