//! What a query is made of.

use super::{Feature, feature};

pub(crate) const FEATURES: &[Feature] = &[
    feature("FROM, JOIN", "`Query::from`, `Query::join`", &["reports/months_of_loans"]),
    feature("LEFT JOIN", "`Query::left_join`", &["books/load"]),
    feature(
        "a join that finds at most one row",
        "`Query::lookup`, `Query::lookup_rows`",
        &["loans/load", "queries/subquery_in_from"],
    ),
    feature("FULL JOIN", "`Query::full_join`", &["queries/full_join"]),
    feature(
        "CROSS JOIN, and a table joined with itself",
        "`Query::cross_join`, `Query::cross_join_rows`",
        &["queries/self_and_cross_join"],
    ),
    feature("WHERE", "`Query::filter`, `Query::require`", &["loans/load"]),
    feature("DISTINCT", "`Query::distinct`", &["books/load"]),
    feature(
        "GROUP BY, HAVING",
        "`Query::group_by`, `Query::grouped`, `Query::having`",
        &["reports/months_of_loans"],
    ),
    feature(
        "GROUP BY ROLLUP, CUBE, GROUPING SETS",
        "`Query::rollup`, `Query::cube`, `Query::grouping_sets`, `TotalKeys`, `GroupKey`",
        &["queries/rollup", "queries/cube", "queries/grouping_sets"],
    ),
    feature(
        "ORDER BY, NULLS FIRST, NULLS LAST",
        "`Query::order_by`, `Expr::asc`, `Expr::desc`, `Order::nulls_first`, `Order::nulls_last`, `Order::then`, `Orders`",
        &["reports/months_of_loans", "queries/window_ranks"],
    ),
    feature(
        "LIMIT, OFFSET",
        "`Query::limit`, `Query::offset`",
        &["reports/months_of_loans", "functions/aggregates"],
    ),
    feature(
        "subqueries in FROM",
        "`Query::from_rows`, `Query::join_rows`, `Query::left_join_rows`",
        &["queries/subquery_in_from"],
    ),
    feature(
        "EXISTS, NOT EXISTS",
        "`exists`, `not_exists`, `Query::anti_join`, `Query::semi_join`",
        &["queries/exists_and_in"],
    ),
    feature(
        "IN, NOT IN of a subquery",
        "`Expr::is_in_query`, `Expr::not_in_query`",
        &["queries/exists_and_in"],
    ),
    feature("a subquery as a value", "`scalar`", &["queries/exists_and_in"]),
    feature("WITH", "`Query::with`, `Cte`", &["queries/with"]),
    feature(
        "UNION, UNION ALL, EXCEPT, INTERSECT",
        "`Select::union`, `Select::union_all`, `Select::except`, `Select::intersect`",
        &["queries/union_except_intersect"],
    ),
    feature(
        "ORDER BY and LIMIT of a set operation",
        "`Select::order_by`, `Select::limit`, `Select::offset`",
        &["queries/ordered_set_operations"],
    ),
    feature("WITH RECURSIVE", "`Query::with_recursive`", &["queries/with_recursive"]),
    feature(
        "WITH before UPDATE and DELETE",
        "`Affected::with`, `Affected::with_recursive`",
        &["books/mark_wanted", "shelves/take_down"],
    ),
    feature(
        "UPDATE … FROM and DELETE … USING a query of WITH, UPDATE … FROM a subquery",
        "`Affected::using_rows`",
        &["books/mark_popular", "loans/forget_doubled", "shelves/recount"],
    ),
    feature(
        "unnested arrays of a SUPER, with the places of their elements",
        "`Query::unnest`, `Query::unnest_with_place`, `Query::left_unnest`",
        &["queries/super_unnested", "queries/super_left_unnested"],
    ),
    feature(
        "PIVOT: COUNT, SUM, AVG, MIN, MAX for values of a column",
        "`Pivot`, `pivot_by`, `PivotBy`, `PivotCells::at`",
        &["queries/pivot"],
    ),
    feature(
        "UNPIVOT, INCLUDE NULLS",
        "`Unpivot`, `unpivoted`, `unpivoted_with_nulls`",
        &["queries/unpivot", "queries/unpivot_with_nulls"],
    ),
    feature("objects of a SUPER unpivoted", "`Query::unpivot_object`", &["queries/super_unnested"]),
    feature(
        "QUALIFY",
        "`Query::qualify`, `Query::latest_by`, `Query::one_row_per`",
        &["queries/window_ranks"],
    ),
    feature(
        "the answer as structs",
        "`#[derive(Row)]`, `Report`, `Row::decode`, `RowColumn`, `ValueKind`, `RowError`",
        &["reports/months_of_loans"],
    ),
    feature(
        "mistakes no type can see, told in one sentence",
        "`Select::try_statement`, `Insert::try_statement`, `QueryError`, `Malformed`, `TooLong`",
        &["books/load"],
    ),
];
