//! The mistakes the compiler can't see: one sentence each, when the statement is rendered.
#![expect(missing_docs, reason = "the tables of a test")]

#[path = "support/told.rs"]
mod told;

use sparkify_schema::{
    Copy, Defaulted, Expr, Insert, Json, Query, Row, Select, Table, Varchar, count_rows, sum,
};
use told::told;

#[derive(Table)]
#[table(name = "staging_orders", kind = staging)]
pub struct StagingOrder {
    pub order_id: i64,
    pub customer_name: Option<Varchar<100>>,
    pub amount: Option<i32>,
}

#[derive(Table)]
#[table(name = "orders", kind = staging)]
pub struct Order {
    pub order_id: i64,
    pub customer: Varchar<20>,
    #[column(default = 0)]
    pub amount: i32,
}

#[derive(Debug, PartialEq, Row)]
pub struct Total {
    pub customer: Option<String>,
    pub orders: i64,
}

fn insert(write: impl FnOnce(&mut Query) -> (Expr<i64>, Expr<sparkify_schema::Text>)) -> String {
    let insert = Insert::<Order>::new(|q| {
        let (order_id, customer) = write(q);
        OrderValues { order_id, customer, amount: Defaulted::Default }
    });
    told(&insert.try_statement().expect_err("the statement has a mistake"))
}

fn select(write: impl FnOnce(&mut Query) -> TotalValues) -> String {
    let select = Select::<Total>::new(write);
    told(&select.try_statement("reports", "totals").expect_err("the query has a mistake"))
}

#[test]
fn a_text_may_not_be_wider_than_its_column() {
    let mistake = insert(|q| {
        let o = q.from::<StagingOrder>("o");
        (o.order_id(), q.require(o.customer_name()))
    });
    assert_eq!(
        mistake,
        "orders/load: column `customer` takes 20 bytes, but its value may have 100; widen the column, or cut the \
         value by `.truncate::<20>()`"
    );
}

#[test]
fn a_literal_wider_than_its_column_is_found() {
    let mistake = insert(|q| {
        let o = q.from::<StagingOrder>("o");
        (o.order_id(), o.customer_name().truncate::<5>().coalesce("somebody nobody knows"))
    });
    assert!(mistake.contains("takes 20 bytes, but its value may have 21"), "{mistake}");
}

#[test]
fn a_column_of_another_query_is_found() {
    let mut stray = None;
    let _ = Insert::<Order>::new(|q| {
        let x = q.from::<StagingOrder>("x");
        stray = Some(x.order_id());
        OrderValues {
            order_id: x.order_id(),
            customer: x.customer_name().truncate::<9>().coalesce(""),
            amount: Defaulted::Default,
        }
    });
    let mistake = insert(|q| {
        let o = q.from::<StagingOrder>("o");
        (stray.expect("set above"), o.customer_name().truncate::<9>().coalesce(""))
    });
    assert_eq!(
        mistake,
        "orders/load: column `order_id` uses `x.order_id`, but `x` is not in this query's FROM, which has `o`"
    );
}

#[test]
fn an_alias_is_used_once() {
    let mistake = select(|q| {
        let o = q.from::<StagingOrder>("o");
        let _ = q.join::<StagingOrder, _>("o", |p| o.order_id().eq(p.order_id()));
        TotalValues { customer: o.customer_name(), orders: o.order_id() }
    });
    assert_eq!(mistake, "reports/totals: the alias `o` is used twice");
}

#[test]
fn an_alias_is_a_plain_name() {
    for (alias, reason) in [("user", "reserved word"), ("My Orders", "not a plain name")] {
        let mistake = select(|q| {
            let o = q.from::<StagingOrder>(alias);
            TotalValues { customer: o.customer_name(), orders: o.order_id() }
        });
        assert!(mistake.contains(alias) && mistake.contains(reason), "{mistake}");
    }
}

#[test]
fn a_bare_column_beside_an_aggregate_is_grouped() {
    let mistake = select(|q| {
        let o = q.from::<StagingOrder>("o");
        TotalValues { customer: o.customer_name(), orders: count_rows() }
    });
    assert_eq!(
        mistake,
        "reports/totals: column `customer` uses `o.customer_name`, which is neither aggregated nor in GROUP BY"
    );
}

#[test]
fn order_by_is_grouped_too() {
    let mistake = select(|q| {
        let o = q.from::<StagingOrder>("o");
        let customer = q.grouped(o.customer_name());
        q.order_by([o.order_id().asc()]);
        TotalValues { customer, orders: count_rows() }
    });
    assert!(mistake.starts_with("reports/totals: an ORDER BY uses `o.order_id`"), "{mistake}");
}

#[test]
fn an_aggregate_is_no_filter() {
    let mistake = select(|q| {
        let o = q.from::<StagingOrder>("o");
        q.filter(count_rows().gt(1));
        TotalValues { customer: q.grouped(o.customer_name()), orders: count_rows() }
    });
    assert_eq!(
        mistake,
        "reports/totals: a filter has an aggregate, which is known only after grouping; use `having`"
    );
}

#[test]
fn an_aggregate_has_no_aggregate_inside() {
    let mistake = select(|q| {
        let o = q.from::<StagingOrder>("o");
        let twice = sum(sum(o.amount())).coalesce(0_i64);
        TotalValues { customer: q.grouped(o.customer_name()), orders: twice }
    });
    assert_eq!(mistake, "reports/totals: column `orders` has an aggregate of an aggregate");
}

#[test]
fn a_lookup_is_by_equalities() {
    let mistake = select(|q| {
        let o = q.from::<StagingOrder>("o");
        let p = q.lookup::<StagingOrder, _>("p", |p| p.order_id().gt(o.order_id()), |p| p.order_id().asc());
        TotalValues { customer: p.customer_name(), orders: o.order_id() }
    });
    assert_eq!(
        mistake,
        "reports/totals: the lookup of `staging_orders` has to be equalities joined by `and`, each between `p` and the \
         tables before it"
    );
}

#[test]
fn a_limit_needs_an_order() {
    let mistake = select(|q| {
        let o = q.from::<StagingOrder>("o");
        q.limit(10);
        TotalValues { customer: o.customer_name(), orders: o.order_id() }
    });
    assert!(mistake.contains("LIMIT without an order"), "{mistake}");
}

#[test]
fn a_query_reads_from_one_table_and_joins_the_others() {
    let twice = select(|q| {
        let o = q.from::<StagingOrder>("o");
        let _ = q.from::<StagingOrder>("p");
        TotalValues { customer: o.customer_name(), orders: o.order_id() }
    });
    assert!(twice.contains("`from` is called twice, for `o` and `p`"), "{twice}");
    let never = select(|_| TotalValues {
        customer: Expr::from(sparkify_schema::IntoExpr::into_expr("a")),
        orders: count_rows(),
    });
    assert_eq!(never, "reports/totals: the query reads no table; call `from`");
}

/// Where nothing else is said, the key is the name of the field.
#[derive(Table)]
#[table(name = "staging_customers", kind = staging)]
pub struct StagingCustomer {
    #[column(name = "customer_name")]
    pub customer: Option<Varchar<100>>,
}

#[test]
fn copy_by_name_needs_the_names() {
    let from = || "s3://shop/orders/".parse().expect("the URL is well-formed");
    let mistake =
        Copy::json::<StagingCustomer>(from(), Json::Auto).statement().expect_err("a key has another name");
    assert_eq!(
        mistake.to_string(),
        "staging_customers/copy: column `customer_name` is fed by the key `customer`, which JSON 'auto' never \
         matches; use a jsonpaths document"
    );
    assert!(Copy::json::<StagingCustomer>(from(), Json::AutoIgnoreCase).statement().is_err());
    assert!(Copy::json::<StagingCustomer>(from(), Json::Paths(from())).statement().is_ok());
}

#[test]
fn a_row_says_which_cell_is_wrong() {
    assert_eq!(
        Total::decode(&[Some("Anna"), Some("3")]),
        Ok(Total { customer: Some("Anna".to_owned()), orders: 3 })
    );
    assert_eq!(Total::decode(&[None, Some("3")]), Ok(Total { customer: None, orders: 3 }));
    let wrong = |cells: &[Option<&str>]| Total::decode(cells).expect_err("the row is wrong").to_string();
    assert_eq!(wrong(&[None, Some("many")]), "column `orders` should be a BIGINT, but is `many`");
    assert_eq!(wrong(&[None, None]), "column `orders` should be a BIGINT, but is NULL");
    assert_eq!(wrong(&[None]), "expected 2 columns, found 1");
}
