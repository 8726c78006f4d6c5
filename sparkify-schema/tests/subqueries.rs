//! Queries that read other queries: what the compiler can't see, in one sentence each.
#![expect(missing_docs, reason = "the tables of a test")]

use sparkify_schema::{Defaulted, Insert, Query, Row, Select, Table, Varchar, count_rows, max, sum, window};

#[derive(Table)]
#[table(name = "sales", kind = staging)]
pub struct Sale {
    pub sale_id: i64,
    pub shop: Varchar<20>,
    pub amount: Option<i32>,
}

#[derive(Table)]
#[table(name = "shops", kind = dimension)]
pub struct Shop {
    pub name: Varchar<10>,
    #[column(default = 0)]
    pub sales: i64,
}

#[derive(Debug, PartialEq, Row)]
pub struct Count {
    pub shop: String,
    pub sales: i64,
}

fn counts() -> Select<Count> {
    Select::new(|q| {
        let s = q.from::<Sale>("s");
        CountValues { shop: q.grouped(s.shop()), sales: count_rows() }
    })
}

fn select(write: impl FnOnce(&mut Query, SaleColumns)) -> Select<Count> {
    Select::new(|q| {
        let s = q.from::<Sale>("s");
        write(q, s);
        CountValues { shop: s.shop(), sales: s.sale_id() }
    })
}

fn told(select: &Select<Count>) -> String {
    select.try_statement("reports", "counts").expect_err("the query has a mistake").mistake
}

fn mistake(write: impl FnOnce(&mut Query, SaleColumns)) -> String {
    told(&select(write))
}

#[test]
fn a_table_joins_itself_under_two_aliases() {
    let pairs = |other: &'static str| {
        select(|q, s| {
            let _ = q.join::<Sale, _>(other, |t| t.shop().eq(s.shop()).and(t.sale_id().gt(s.sale_id())));
        })
    };
    let sql = pairs("t").statement("reports", "pairs").sql;
    assert!(sql.contains("FROM sales AS s\nJOIN sales AS t\n    ON t.shop = s.shop"), "{sql}");
    assert_eq!(told(&pairs("s")), "the alias `s` is used twice");
}

#[test]
fn windows_stand_after_grouping() {
    let rank = |s: &SaleColumns| window().order_by([s.sale_id().asc()]).rank();
    let grouped = mistake(|q, s| q.group_by(rank(&s)));
    assert!(grouped.starts_with("a GROUP BY has a window function"), "{grouped}");
    let joined = mistake(|q, s| {
        let _ = q.join::<Sale, _>("t", |t| t.sale_id().eq(rank(&s)));
    });
    assert!(joined.starts_with("the join of `t` has a window function"), "{joined}");
    let aggregate = mistake(|q, s| {
        let _ = q.join::<Sale, _>("t", |t| t.sale_id().eq(max(s.sale_id())));
    });
    assert!(aggregate.starts_with("the join of `t` has an aggregate"), "{aggregate}");
}

#[test]
fn an_alias_is_not_hidden_by_a_subquery() {
    let hidden = mistake(|q, s| {
        q.anti_join::<Sale, _>("s", |t| t.sale_id().eq(s.sale_id()));
    });
    assert_eq!(hidden, "the alias `s` is used in a filter and in a subquery of it; take another");
}

#[test]
fn a_subquery_in_from_sees_nothing_outside() {
    let lateral = mistake(|q, s| {
        let inner = Select::<Count>::new(|q| {
            let t = q.from::<Sale>("t");
            q.filter(t.sale_id().eq(s.sale_id()));
            CountValues { shop: t.shop(), sales: t.sale_id() }
        });
        let _ = q.cross_join_rows("c", inner);
    });
    assert_eq!(
        lateral,
        "in the subquery `c`: a filter uses `s.sale_id`, but `s` is not in this query's FROM, which has `t`"
    );
}

#[test]
fn with_is_of_this_statement_and_read_after_it_is_written() {
    let mut stray = None;
    let _ = select(|q, _| stray = Some(q.with("counts", counts())));
    let stray = stray.expect("set above");
    let foreign = mistake(|q, _| {
        let _ = q.cross_join_rows("c", &stray);
    });
    assert_eq!(foreign, "`counts` is read, but it is no WITH of this statement");
    let backwards = mistake(|q, _| {
        let reads = Select::<Count>::new(|q| {
            let c = q.from_rows("c", &stray);
            CountValues { shop: c.shop(), sales: c.sales() }
        });
        let _ = q.with("earlier", reads);
        let _ = q.with("counts", counts());
    });
    assert_eq!(backwards, "`earlier` of WITH reads `counts`, which is not before it");
}

#[test]
fn names_of_with_are_plain_and_used_once() {
    let twice = mistake(|q, _| {
        let _ = q.with("counts", counts());
        let _ = q.with("counts", counts());
    });
    assert_eq!(twice, "the name `counts` is used twice in WITH");
    let reserved = mistake(|q, _| {
        let _ = q.with("user", counts());
    });
    assert_eq!(reserved, "the name `user` is a reserved word of Redshift; take another");
    let within = mistake(|q, _| {
        let inner = select(|q, _| {
            let _ = q.with("inner_counts", counts());
        });
        let _ = q.with("counts", inner);
    });
    assert_eq!(
        within,
        "in `counts` of WITH: it has a WITH of its own, which Redshift does not allow; put both beside each other"
    );
}

#[test]
fn a_mistake_inside_is_found_outside() {
    let wrong = || {
        Select::<Count>::new(|q| {
            let s = q.from::<Sale>("s");
            CountValues { shop: s.shop(), sales: sum(s.amount()).coalesce(0_i64) }
        })
    };
    let bare = "column `shop` uses `s.shop`, which is neither aggregated nor in GROUP BY";
    let in_with = mistake(|q, _| {
        let _ = q.with("counts", wrong());
    });
    assert_eq!(in_with, format!("in `counts` of WITH: {bare}"));
    let in_from = mistake(|q, _| {
        let _ = q.cross_join_rows("c", wrong());
    });
    assert_eq!(in_from, format!("in the subquery `c`: {bare}"));
    assert_eq!(told(&counts().union(wrong())), bare);
}

#[test]
fn a_text_keeps_its_width_through_a_subquery() {
    let insert = |select: Select<Count>| {
        Insert::<Shop>::new(|q| {
            let c = q.from_rows("c", select);
            ShopValues { name: c.shop().upper(), sales: Defaulted::Set(c.sales()) }
        })
        .try_statement()
    };
    let mistake = insert(counts()).expect_err("20 bytes do not fit into 10").mistake;
    assert!(mistake.contains("takes 10 bytes, but its value may have 20"), "{mistake}");
    let short = |bytes: &str| {
        Select::<Count>::new(|q| {
            let s = q.from::<Sale>("s");
            q.filter(s.shop().eq(bytes));
            CountValues { shop: s.shop().truncate::<10>(), sales: s.sale_id() }
        })
    };
    assert!(insert(short("a").union(short("b"))).is_ok());
    assert!(insert(short("a").union(counts())).is_err());
}

#[test]
fn a_full_join_is_by_equalities() {
    let unequal = Select::<Count>::new(|q| {
        let (s, t) = q.full_join::<Sale, Sale, _>("s", "t", |s, t| s.sale_id().gt(t.sale_id()));
        CountValues { shop: s.shop().coalesce(""), sales: t.sale_id().coalesce(0_i64) }
    });
    assert_eq!(
        told(&unequal),
        "the full join of `sales` has to be equalities joined by `and`, each between `t` and the tables before it"
    );
}

#[test]
fn a_distinct_query_orders_by_what_it_selects() {
    let other = mistake(|q, s| {
        q.distinct();
        q.order_by([s.shop().asc(), s.amount().asc()]);
    });
    assert_eq!(other, "an ORDER BY beside DISTINCT uses what is not selected");
}
