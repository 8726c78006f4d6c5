//! Redshift takes no Lambda function for immutable.
include!("../../fixtures/star.rs");

const F: LambdaFunction<fn(i32) -> i32> =
    LambdaFunction::new(None, "f_double", Volatility::Immutable, "double");

fn main() {}

//~ mend: take it for stable
//~ - LambdaFunction::new(None, "f_double", Volatility::Immutable, "double");
//~ + LambdaFunction::new(None, "f_double", LambdaVolatility::Stable, "double");
