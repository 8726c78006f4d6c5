//! Paths into SUPER: how they are written, and the mistakes the compiler can't see.
#![expect(missing_docs, reason = "the tables of a test")]

use sparkify_schema::{
    Expr, IntoExpr as _, Query, Row, Select, Super, Table, Varchar, array, count_rows, exists, object,
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

#[test]
fn unnested_values_stand_behind_commas_and_a_left_join_keeps_rows() {
    let unnested = sql(|q, o| {
        let item = q.unnest("item", o.details().field("items"));
        let (label, _) = q.unpivot_object("label", "label_name", item.clone().field("labels"));
        q.filter(label.is_varchar());
        item.field("name")
    });
    assert_eq!(
        unnested,
        "SELECT\n    item.name AS part\nFROM orders AS o,\n    o.details.items AS item,\n    UNPIVOT item.labels AS label AT \
         label_name\nWHERE IS_VARCHAR(label)"
    );
    let kept = sql(|q, o| q.left_unnest("item", o.details()));
    assert_eq!(kept, "SELECT\n    item AS part\nFROM orders AS o\nLEFT JOIN o.details AS item\n    ON TRUE");
}

#[test]
fn no_join_follows_an_unnested_value() {
    let joined = mistake(|q, o| {
        let item = q.unnest("item", o.details());
        let _ = q.join::<Order, _>("other", |other| other.order_id().eq(o.order_id()));
        item
    });
    assert_eq!(
        joined,
        "`other` is joined after `item` is unnested, and a JOIN binds closer than the comma before `item`; join it \
         before, or read what is unnested by `from_rows`"
    );
    let left = mistake(|q, o| {
        let item = q.unnest("item", o.details());
        q.left_unnest("part", item)
    });
    assert!(left.starts_with("`part` is joined after `item` is unnested"), "{left}");
}

#[test]
fn unnested_names_are_used_once_and_are_no_columns() {
    let twice = mistake(|q, o| q.unnest_with_place("item", "o", o.details()).0);
    assert_eq!(twice, "the alias `o` is used twice");
    let column = mistake(|q, o| q.unnest("note", o.details()));
    assert_eq!(
        column,
        "the alias `note` is also a column of `orders`, and an unnested value stands under its alias alone; take another"
    );
    let reserved = mistake(|q, o| q.unpivot_object("value", "user", o.details()).0);
    assert_eq!(reserved, "the alias `user` is a reserved word of Redshift; take another");
}

#[test]
fn what_is_unnested_is_reached_from_a_column() {
    let parsed = mistake(|q, o| q.unnest("item", o.note().json_parse()));
    assert_eq!(
        parsed,
        "`item` is unnested from what is no column and no path of one; compute it in a subquery in FROM"
    );
    let mut stray = None;
    let _ = select(|q, o| {
        let item = q.unnest("elsewhere", o.details());
        stray = Some(item.clone());
        item
    });
    assert_eq!(
        mistake(|q, _| q.unnest("item", stray.expect("set above"))),
        "what `item` is unnested from uses `elsewhere`, but `elsewhere` is not in this query's FROM, which has `o`, `item`"
    );
}

#[test]
fn an_unnested_value_beside_an_aggregate_is_grouped() {
    let bare = mistake(|q, o| {
        let item = q.unnest("item", o.details());
        q.having(count_rows().gt(1_i64));
        item
    });
    assert_eq!(bare, "column `part` uses `item`, which is neither aggregated nor in GROUP BY");
}

#[test]
fn a_subquery_unnests_its_parent_and_reads_nothing_else() {
    let alone = select(|q, o| {
        q.filter(exists(|q| {
            let item = q.unnest("item", o.details());
            q.filter(item.is_scalar());
        }));
        o.details()
    });
    assert!(alone.try_statement("orders", "parts").is_ok());
    let beside = mistake(|q, o| {
        q.filter(exists(|q| {
            let _ = q.from::<Order>("other");
            let item = q.unnest("item", o.details());
            q.filter(item.is_scalar());
        }));
        o.details()
    });
    assert_eq!(
        beside,
        "a filter has a subquery with a mistake: it unnests a value of the query around it and reads `orders` too, which \
         Redshift does not run"
    );
    let object = mistake(|q, o| {
        q.filter(exists(|q| {
            let (value, _) = q.unpivot_object("value", "value_name", o.details());
            q.filter(value.is_scalar());
        }));
        o.details()
    });
    assert_eq!(
        object,
        "a filter has a subquery with a mistake: it unpivots an object of the query around it, which Redshift does not \
         run; do so in a subquery in FROM"
    );
}

#[test]
fn a_full_join_does_not_go_into_a_super() {
    let joined = Select::<Part>::new(|q| {
        let (a, _) = q.full_join::<Order, Order, _>("a", "b", |a, b| {
            a.details().field("id").cast::<i64>().eq(b.details().field("id").cast::<i64>())
        });
        PartValues { part: a.details() }
    });
    assert_eq!(
        joined.try_statement("orders", "parts").expect_err("the join goes into a SUPER").mistake,
        "the full join of `b` goes into a SUPER, which Redshift does not run"
    );
}
