//! Subqueries that use columns of the query around them: those Redshift refuses are told in one sentence each.
#![expect(missing_docs, reason = "the tables of a test")]

use sparkify_schema::{Query, Row, Select, Table, Varchar, count_rows, exists, max, scalar, window};

#[derive(Table)]
#[table(name = "sales", kind = fact, sort_key(sale_id))]
pub struct Sale {
    pub sale_id: i64,
    pub shop: Varchar<20>,
    pub amount: Option<i32>,
}

#[derive(Debug, PartialEq, Row)]
pub struct Count {
    pub shop: String,
    pub sales: i64,
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
fn a_value_has_one_row() {
    let several = mistake(|q, s| {
        let any = scalar(|q| q.from::<Sale>("any_sale").sale_id());
        q.filter(s.sale_id().eq(any));
    });
    assert_eq!(
        several,
        "a filter has a subquery as a value that may have several rows; aggregate them, or limit them to 1"
    );
    let first = select(|q, s| {
        let first = scalar(|q| {
            let first = q.from::<Sale>("f");
            q.order_by([first.sale_id().asc()]);
            q.limit(1);
            first.sale_id()
        });
        q.filter(s.sale_id().eq(first));
    });
    assert!(first.try_statement("reports", "counts").is_ok());
}

#[test]
fn no_query_is_skipped() {
    let skipped = mistake(|q, s| {
        q.filter(exists(|q| {
            let t = q.from::<Sale>("t");
            q.filter(exists(|q| {
                let u = q.from::<Sale>("u");
                q.filter(u.sale_id().eq(s.sale_id()).and(u.shop().eq(t.shop())));
            }));
        }));
    });
    assert_eq!(
        skipped,
        "a filter has a subquery with a mistake: a filter has a subquery that uses `s.sale_id` of a query further out \
         than the one around it, which Redshift does not run"
    );
}

#[test]
fn a_join_has_no_correlated_subquery() {
    let joined = mistake(|q, s| {
        let _ = q.join::<Sale, _>("t", |t| {
            t.sale_id().eq(s.sale_id()).and(exists(|q| {
                let u = q.from::<Sale>("u");
                q.filter(u.sale_id().eq(t.sale_id()));
            }))
        });
    });
    assert_eq!(
        joined,
        "the join of `t` has a subquery that uses columns of this query, which Redshift does not run in ON; put it into \
         a filter"
    );
}

#[test]
fn a_correlated_subquery_has_no_window_no_outer_group_and_no_outer_aggregate() {
    let windowed = mistake(|q, s| {
        q.filter(s.sale_id().is_in_query(|q| {
            let t = q.from::<Sale>("t");
            q.filter(t.shop().eq(s.shop()));
            window().order_by([t.sale_id().asc()]).rank()
        }));
    });
    assert!(
        windowed.contains("it has a window function and uses columns of the query around it"),
        "{windowed}"
    );
    let grouped = mistake(|q, s| {
        q.filter(exists(|q| {
            let _ = q.from::<Sale>("t");
            q.group_by(s.shop());
        }));
    });
    assert!(grouped.contains("a GROUP BY uses a column of the query around it"), "{grouped}");
    let aggregated = mistake(|q, s| {
        q.filter(exists(|q| {
            let _ = q.from::<Sale>("t");
            q.having(max(s.sale_id()).gt(1));
        }));
    });
    assert!(aggregated.contains("it aggregates a column of the query around it"), "{aggregated}");
    let in_groups = mistake(|q, s| {
        q.filter(s.sale_id().is_in_query(|q| {
            let t = q.from::<Sale>("t");
            q.filter(t.shop().eq(s.shop()));
            q.group_by(t.shop());
            count_rows()
        }));
    });
    assert_eq!(
        in_groups,
        "a filter has a correlated IN over an aggregate with GROUP BY, which Redshift does not run; use `exists`"
    );
}

#[test]
fn an_in_over_min_or_max_of_groups_runs() {
    let largest = select(|q, s| {
        q.filter(s.sale_id().is_in_query(|q| {
            let t = q.from::<Sale>("t");
            q.filter(t.shop().eq(s.shop()));
            q.group_by(t.shop());
            max(t.sale_id())
        }));
    });
    assert!(largest.try_statement("reports", "counts").is_ok());
}

#[test]
fn a_correlated_subquery_has_no_limit() {
    let limited = mistake(|q, s| {
        let first = scalar(|q| {
            let t = q.from::<Sale>("t");
            q.filter(t.shop().eq(s.shop()));
            q.order_by([t.sale_id().asc()]);
            q.limit(1);
            t.sale_id()
        });
        q.filter(s.sale_id().eq(first));
    });
    assert!(
        limited.contains("it has a LIMIT or OFFSET and uses columns of the query around it"),
        "{limited}"
    );
}

#[test]
fn no_group_is_by_a_correlated_subquery() {
    let grouped = Select::<Count>::new(|q| {
        let s = q.from::<Sale>("s");
        let most = scalar(|q| {
            let t = q.from::<Sale>("t");
            q.filter(t.shop().eq(s.shop()));
            max(t.sale_id())
        });
        q.group_by(most);
        CountValues { shop: q.grouped(s.shop()), sales: count_rows() }
    });
    assert_eq!(
        told(&grouped),
        "a GROUP BY has a subquery that uses columns of this query, which Redshift does not run; compute it in a subquery \
         in FROM, and group by its column"
    );
}

#[test]
fn a_group_covers_the_columns_a_subquery_uses() {
    let by_shop = |grouped: bool| {
        Select::<Count>::new(|q| {
            let s = q.from::<Sale>("s");
            let shop = q.grouped(s.shop());
            let most = scalar(|q| {
                let t = q.from::<Sale>("t");
                if grouped {
                    q.filter(t.shop().eq(s.shop()));
                } else {
                    q.filter(t.sale_id().eq(s.sale_id()));
                }
                max(t.sale_id())
            });
            CountValues { shop, sales: most.coalesce(0_i64) }
        })
    };
    assert!(by_shop(true).try_statement("reports", "counts").is_ok());
    assert_eq!(
        told(&by_shop(false)),
        "column `sales` uses `s.sale_id`, which is neither aggregated nor in GROUP BY"
    );
}
