//! Queries that are kept: views, materialized views, tables.

use super::{Feature, feature};

pub(crate) const FEATURES: &[Feature] = &[
    feature("CREATE VIEW", "`View`, `Binding::Bound`", &["loans_by_month/create_view"]),
    feature("views WITH NO SCHEMA BINDING", "`Binding::Late`", &["states/create_view"]),
    feature("DROP VIEW", "`View::drop_statement`", &["states/drop_view"]),
    feature(
        "CREATE MATERIALIZED VIEW, with DISTKEY, SORTKEY, BACKUP NO and AUTO REFRESH",
        "`MaterializedView`, `Stored`",
        &["books_by_state/create_materialized_view"],
    ),
    feature("REFRESH MATERIALIZED VIEW", "`MaterializedView::refresh`", &["books_by_state/refresh"]),
    feature(
        "DROP MATERIALIZED VIEW",
        "`MaterializedView::drop_statement`",
        &["books_by_state/drop_materialized_view"],
    ),
    feature("CREATE TABLE AS", "`CreateTableAs`", &["books_by_state/create_table_as"]),
    feature(
        "CREATE TEMP TABLE AS, with a layout",
        "`CreateTableAs`, `Stored`",
        &["busy_months/create_table_as"],
    ),
];
