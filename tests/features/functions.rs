//! User-defined functions.

use super::{Feature, feature};

pub(crate) const FEATURES: &[Feature] = &[
    feature(
        "CREATE FUNCTION … LANGUAGE sql, DROP FUNCTION, and its calls",
        "`SqlFunction::new`, `SqlFunction::statement`, `SqlFunction::try_statement`, `SqlFunction::drop_statement`, `SqlFunction::call`, `Signature`, `Volatility`",
        &["f_shelf_mark/create_function", "f_shelf_mark/drop_function", "functions/own"],
    ),
    feature(
        "CREATE EXTERNAL FUNCTION … LAMBDA, and its calls",
        "`LambdaFunction::new`, `LambdaFunction::try_statement`, `LambdaFunction::call`, `LambdaOptions`, `LambdaVolatility`",
        &["f_is_isbn/create_function", "f_is_isbn/drop_function", "functions/own"],
    ),
];
