//! Distribution, order and compression.

use super::{Feature, feature};

pub(crate) const FEATURES: &[Feature] = &[
    feature("DISTSTYLE AUTO", "`#[table(dist_style = auto)]`, or nothing", &["fines/create_table"]),
    feature("DISTSTYLE EVEN", "`#[table(dist_style = even)]`", &["staging_loans/create_table"]),
    feature("DISTSTYLE ALL", "`#[table(dist_style = all)]`", &["books/create_table"]),
    feature("DISTKEY", "`#[table(dist_key = …)]`, `DistStyle::Key`", &["readings/create_table"]),
    feature(
        "COMPOUND SORTKEY",
        "`#[table(sort_key(…))]`, `SortKey::Compound`",
        &["books/create_table", "readings/create_table"],
    ),
    feature(
        "INTERLEAVED SORTKEY",
        "`#[table(interleaved_sort_key(…))]`, `SortKey::Interleaved`",
        &["loans/create_table"],
    ),
    feature(
        "ENCODE",
        "`#[column(encode = az64)]` and `#[table(encode = manual)]`, `Encoding`",
        &["staging_loans/create_table"],
    ),
    feature("ENCODE AUTO", "`#[table(encode = auto)]`", &["branches/create_table"]),
];
