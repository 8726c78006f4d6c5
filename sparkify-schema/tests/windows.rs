//! Window functions: their exact text, and where they may not stand.
#![expect(missing_docs, reason = "the tables of a test")]

use sparkify_schema::{
    Expr, FrameEnd, FrameStart, Query, Row, Select, SqlType, Table, Varchar, count_rows, sum, window,
};

#[derive(Table)]
#[table(name = "sales", kind = staging)]
pub struct Sale {
    pub sale_id: i64,
    pub shop: Option<Varchar<20>>,
    pub amount: Option<i32>,
}

#[derive(Debug, PartialEq, Row)]
pub struct Ranking {
    pub shop: Option<String>,
    pub place: i64,
}

fn sale() -> SaleColumns {
    Sale::columns("s")
}

fn text<T: SqlType>(expr: &Expr<T>) -> String {
    format!("{expr:?}")
}

fn select(write: impl FnOnce(&mut Query, SaleColumns) -> Expr<i64>) -> Select<Ranking> {
    Select::new(|q| {
        let s = q.from::<Sale>("s");
        let place = write(q, s);
        RankingValues { shop: s.shop(), place }
    })
}

fn mistake(write: impl FnOnce(&mut Query, SaleColumns) -> Expr<i64>) -> String {
    select(write).try_statement("reports", "ranking").expect_err("the query has a mistake").mistake
}

#[test]
fn a_call_needs_no_brackets_and_a_calculation_does() {
    let rank = || window().order_by([sale().sale_id().asc()]).rank();
    assert_eq!(text(&(rank() * 2)), "RANK() OVER (ORDER BY s.sale_id) * 2");
    assert_eq!(text(&((rank() + 1) * 2)), "(RANK() OVER (ORDER BY s.sale_id) + 1) * 2");
}

#[test]
fn ranks_have_an_order() {
    let by_amount = || window().order_by([sale().amount().desc(), sale().sale_id().asc()]);
    let over = "OVER (ORDER BY s.amount DESC NULLS LAST, s.sale_id)";
    assert_eq!(text(&by_amount().row_number()), format!("ROW_NUMBER() {over}"));
    assert_eq!(text(&by_amount().rank()), format!("RANK() {over}"));
    assert_eq!(text(&by_amount().dense_rank()), format!("DENSE_RANK() {over}"));
    assert_eq!(text(&by_amount().percent_rank()), format!("PERCENT_RANK() {over}"));
    assert_eq!(text(&by_amount().cume_dist()), format!("CUME_DIST() {over}"));
    assert_eq!(text(&by_amount().ntile(4)), format!("NTILE(4) {over}"));
    assert_eq!(text(&by_amount().lag(sale().shop(), 1)), format!("LAG(s.shop, 1) {over}"));
    assert_eq!(text(&by_amount().lead(sale().sale_id(), 2)), format!("LEAD(s.sale_id, 2) {over}"));
}

#[test]
fn other_rows_may_be_missing() {
    let _: Expr<Option<i64>> = window().order_by([sale().sale_id().asc()]).lag(sale().sale_id(), 1);
    let _: Expr<Option<i64>> = window().order_by([sale().sale_id().asc()]).rows_so_far().sum(sale().amount());
}

#[test]
fn aggregates_have_no_order_or_a_frame() {
    let by_shop = || window().partition_by(sale().shop());
    assert_eq!(text(&by_shop().sum(sale().amount())), "SUM(s.amount) OVER (PARTITION BY s.shop)");
    assert_eq!(text(&window().count_rows()), "COUNT(*) OVER ()");
    assert_eq!(
        text(&by_shop().ratio_to_report(sale().amount())),
        "RATIO_TO_REPORT(s.amount) OVER (PARTITION BY s.shop)"
    );
    let ordered = || by_shop().order_by([sale().sale_id().asc().nulls_first()]);
    let over = "OVER (PARTITION BY s.shop ORDER BY s.sale_id NULLS FIRST ROWS BETWEEN";
    assert_eq!(
        text(&ordered().rows_so_far().avg(sale().amount())),
        format!("AVG(s.amount) {over} UNBOUNDED PRECEDING AND CURRENT ROW)")
    );
    assert_eq!(
        text(&ordered().rows(FrameStart::Preceding(2), FrameEnd::Following(1)).max(sale().amount())),
        format!("MAX(s.amount) {over} 2 PRECEDING AND 1 FOLLOWING)")
    );
    assert_eq!(
        text(&ordered().rows(FrameStart::CurrentRow, FrameEnd::CurrentRow).min(sale().amount())),
        format!("MIN(s.amount) {over} CURRENT ROW AND CURRENT ROW)")
    );
    assert_eq!(
        text(&ordered().rows(FrameStart::Following(1), FrameEnd::Unbounded).count(sale().amount())),
        format!("COUNT(s.amount) {over} 1 FOLLOWING AND UNBOUNDED FOLLOWING)")
    );
    assert_eq!(
        text(&ordered().all_rows().first_value(sale().amount())),
        format!("FIRST_VALUE(s.amount) {over} UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)")
    );
    assert_eq!(
        text(&ordered().rows_so_far().last_known(sale().amount())),
        format!("LAST_VALUE(s.amount IGNORE NULLS) {over} UNBOUNDED PRECEDING AND CURRENT ROW)")
    );
}

#[test]
fn qualify_stands_beside_one_row_per_key() {
    let sql = select(|q, s| {
        let place = window().order_by([s.amount().desc(), s.sale_id().asc()]).rank();
        q.latest_by((s.shop(), s.amount()), s.sale_id(), []);
        q.qualify(place.clone().lte(3).or(place.clone().gt(10)));
        place
    })
    .statement("reports", "ranking")
    .sql;
    assert_eq!(
        sql,
        "SELECT
    s.shop,
    RANK() OVER (ORDER BY s.amount DESC NULLS LAST, s.sale_id) AS place
FROM sales AS s
QUALIFY ROW_NUMBER() OVER (
    PARTITION BY s.shop, s.amount
    ORDER BY
        s.sale_id DESC
) = 1
    AND (RANK() OVER (ORDER BY s.amount DESC NULLS LAST, s.sale_id) <= 3 OR RANK() OVER (ORDER BY s.amount DESC NULLS \
         LAST, s.sale_id) > 10)"
    );
}

#[test]
fn windows_are_computed_over_groups() {
    let sql = select(|q, s| {
        q.group_by(s.shop());
        window().order_by([sum(s.amount()).desc(), s.shop().asc()]).rank()
    });
    assert!(sql.try_statement("reports", "ranking").is_ok());
    let bare = mistake(|q, s| {
        q.group_by(s.shop());
        window().order_by([s.amount().desc()]).rank()
    });
    assert_eq!(bare, "column `place` uses `s.amount`, which is neither aggregated nor in GROUP BY");
}

#[test]
fn a_grouped_expression_may_be_part_of_another() {
    let double = |s: SaleColumns| s.amount() * 2;
    let right = select(|q, s| {
        q.group_by(s.shop());
        q.group_by(double(s));
        (double(s) + 1).coalesce(0).cast::<i64>()
    });
    assert!(right.try_statement("reports", "ranking").is_ok());
    let wrong = mistake(|q, s| {
        q.group_by(s.shop());
        q.group_by(double(s));
        (double(s) + s.amount()).coalesce(0).cast::<i64>()
    });
    assert_eq!(wrong, "column `place` uses `s.amount`, which is neither aggregated nor in GROUP BY");
}

#[test]
fn a_window_stands_in_no_filter_group_or_having() {
    let rank = |s: SaleColumns| window().order_by([s.amount().asc()]).rank();
    let after = "which is computed after it; use `qualify`, or compute it in a subquery";
    let filtered = mistake(|q, s| {
        q.filter(rank(s).eq(1));
        s.sale_id()
    });
    assert_eq!(filtered, format!("a filter has a window function, {after}"));
    let grouped = mistake(|q, s| q.grouped(rank(s)));
    assert_eq!(grouped, format!("a GROUP BY has a window function, {after}"));
    let having = mistake(|q, s| {
        q.group_by(s.shop());
        q.having(window().count_rows().gt(1));
        count_rows()
    });
    assert_eq!(having, "a HAVING has a window function, which is computed after it; use `qualify`");
}

#[test]
fn windows_do_not_nest() {
    let rank = |s: SaleColumns| window().order_by([s.amount().asc()]).rank();
    let nested = mistake(|_, s| window().partition_by(rank(s)).count_rows());
    assert_eq!(
        nested,
        "column `place` has a window function inside another; compute the inner one in a subquery"
    );
    let summed = mistake(|q, s| {
        q.group_by(s.shop());
        sum(rank(s)).coalesce(0_i64)
    });
    assert_eq!(
        summed,
        "column `place` has an aggregate of a window function; compute the window in a subquery"
    );
    let chosen = mistake(|q, s| {
        q.latest_by(s.shop(), rank(s), []);
        s.sale_id()
    });
    assert_eq!(chosen, "the choice of one row per key has a window function inside another");
}

#[test]
fn what_no_window_may_be() {
    let constant = mistake(|_, _| window().partition_by(1).count_rows());
    assert_eq!(constant, "column `place` has a window with a constant in its PARTITION BY");
    let backwards = mistake(|_, s| {
        window()
            .order_by([s.sale_id().asc()])
            .rows(FrameStart::Preceding(1), FrameEnd::Preceding(2))
            .count_rows()
    });
    assert_eq!(backwards, "column `place` has a frame that ends before it starts");
    let buckets = mistake(|_, s| window().order_by([s.sale_id().asc()]).ntile(0));
    assert_eq!(buckets, "column `place` has an NTILE of no buckets");
}

#[test]
fn qualify_is_for_windows() {
    let plain = mistake(|q, s| {
        q.qualify(s.amount().gt(1));
        s.sale_id()
    });
    assert_eq!(plain, "a QUALIFY has no window function; use `filter`, or `having` for groups");
}
