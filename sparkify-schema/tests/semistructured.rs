//! Paths into SUPER: how they are written, and the mistakes the compiler can't see.
#![expect(missing_docs, reason = "the tables of a test")]

use sparkify_schema::{
    Expr, IntoExpr as _, Query, Row, Select, Super, Table, Varchar, array, count_rows, object,
};

#[derive(Table)]
#[table(name = "orders", kind = staging)]
pub struct Order {
    pub order_id: i64,
    pub note: Option<Varchar<200>>,
    pub details: Option<Super>,
}

#[derive(Debug, PartialEq, Row)]
pub struct Part {
    pub part: Option<Super>,
}

fn select(write: impl FnOnce(&mut Query, OrderColumns) -> Expr<Option<Super>>) -> Select<Part> {
    Select::new(|q| {
        let o = q.from::<Order>("o");
        PartValues { part: write(q, o) }
    })
}

fn sql(write: impl FnOnce(&mut Query, OrderColumns) -> Expr<Option<Super>>) -> String {
    select(write).statement("orders", "parts").sql
}

fn mistake(write: impl FnOnce(&mut Query, OrderColumns) -> Expr<Option<Super>>) -> String {
    select(write).try_statement("orders", "parts").expect_err("the query has a mistake").mistake
}

#[test]
fn names_are_quoted_where_they_must_be() {
    let path = sql(|_, o| {
        o.details()
            .field("items")
            .index(12)
            .field("Name")
            .field("user")
            .field("a.b")
            .field("say \"so\"")
            .index(0)
    });
    assert_eq!(
        path,
        "SELECT\n    o.details.items[12].\"Name\".\"user\".\"a.b\".\"say \"\"so\"\"\"[0] AS part\nFROM orders AS o"
    );
}

#[test]
fn a_name_like_a_placeholder_stays_itself() {
    assert!(sql(|_, o| o.details().field("$1").field("$2")).contains("o.details.\"$1\".\"$2\" AS part"));
}

#[test]
fn a_path_needs_no_brackets_beside_an_operator() {
    let compared = sql(|q, o| {
        q.filter(o.details().field("a").eq(o.details().field("b")).and(o.details().index(0).is_null()));
        o.details()
    });
    assert!(compared.contains("WHERE o.details.a = o.details.b\n    AND o.details[0] IS NULL"), "{compared}");
}

#[test]
fn a_path_begins_at_a_column() {
    assert_eq!(
        mistake(|_, o| o.note().json_parse().field("a")),
        "column `part` has a path into a SUPER that is no column; compute it in a subquery, and go on from there"
    );
}

#[test]
fn a_field_has_a_name() {
    assert_eq!(mistake(|_, o| o.details().field("")), "column `part` has a field of a SUPER without a name");
    let long: &'static str = "abcdefghijklmnopqrstuvwxyz".repeat(5).leak();
    assert_eq!(
        mistake(|_, o| o.details().field(long).field("a")),
        "column `part` has a field of a SUPER whose name is no name of at most 127 bytes"
    );
}

#[test]
fn an_object_has_a_field_once() {
    assert_eq!(
        mistake(|_, _| object().with("a", 1).with("a", array().end()).end().into()),
        "column `part` has an object with two fields `a`"
    );
}

#[test]
fn a_transform_changes_something() {
    assert_eq!(
        mistake(|_, o| o.details().transform().end()),
        "column `part` has a transform that changes nothing"
    );
    assert_eq!(
        mistake(|_, o| o.details().transform().keep(["a", "b\"c"]).end()),
        "column `part` has a transform with a path of no names, or with an empty or quoted name"
    );
}

#[test]
fn a_path_beside_an_aggregate_is_grouped() {
    let query = |grouped: bool| {
        select(move |q, o| {
            let kind = o.details().field("kind");
            if grouped {
                q.group_by(kind.clone());
            }
            q.having(count_rows().gt(1_i64.into_expr()));
            kind
        })
    };
    assert!(query(true).try_statement("orders", "kinds").is_ok());
    assert_eq!(
        query(false).try_statement("orders", "kinds").expect_err("the path is not grouped").mistake,
        "column `part` uses `o.details`, which is neither aggregated nor in GROUP BY"
    );
}
