//! Column types.

use super::{Feature, feature};

pub(crate) const FEATURES: &[Feature] = &[
    feature(
        "SMALLINT, INTEGER, BIGINT",
        "`i16`, `i32`, `i64`",
        &["books/create_table", "staging_loans/create_table"],
    ),
    feature("DECIMAL", "`Decimal<P, S>`", &["staging_loans/create_table"]),
    feature("BOOLEAN", "`bool`", &["cards/create_table"]),
    feature("VARCHAR", "`Varchar<N>`", &["books/create_table"]),
    feature("VARCHAR of allowed values", "`#[derive(ColumnEnum)]`, `AllowedValues`", &["books/create_table"]),
    feature("DATE", "`Date`", &["fines/create_table"]),
    feature("TIMESTAMP", "`Timestamp`", &["books/create_table"]),
    feature("TIME, TIMETZ, TIMESTAMPTZ", "`Time`, `TimeTz`, `TimestampTz`", &["branches/create_table"]),
    feature("CHAR", "`Char<N>`", &["branches/create_table"]),
    feature("INTERVAL YEAR TO MONTH", "`IntervalYearToMonth`", &["leases/create_table"]),
    feature("INTERVAL DAY TO SECOND", "`IntervalDayToSecond<P>`", &["leases/create_table"]),
    feature("VARBYTE", "`Varbyte<N>`", &["branches/create_table"]),
    feature("GEOMETRY, GEOGRAPHY", "`Geometry`, `Geography`", &["branches/create_table"]),
    feature("HLLSKETCH", "`HllSketch`", &["branches/create_table"]),
    feature("SUPER", "`Super`", &["staging_loans/create_table"]),
    feature(
        "a type of its own around another",
        "`#[derive(ColumnType)]`, `Newtype`",
        &["books/create_table"],
    ),
];
