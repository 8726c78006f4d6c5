//! Queries that read their own rows, and set operations as a whole: what is written, and what is refused.
#![expect(missing_docs, reason = "the tables of a test")]

use sparkify_schema::{Cte, Insert, Query, Row, Select, Table, Varchar, count_rows, exists, lit};

#[derive(Table)]
#[table(name = "employees", kind = dimension)]
pub struct Employee {
    pub id: i32,
    pub name: Varchar<20>,
    pub manager_id: Option<i32>,
}

#[derive(Table)]
#[table(name = "short_names", kind = dimension)]
pub struct ShortName {
    pub name: Varchar<10>,
}

#[derive(Debug, PartialEq, Row)]
pub struct Report {
    pub id: i32,
    pub name: String,
    pub level: i32,
}

type Step<'a> = &'a dyn Fn(&mut Query, &Cte<Report>) -> ReportValues;

fn first() -> Select<Report> {
    Select::new(|q| {
        let e = q.from::<Employee>("e");
        q.filter(e.name().eq("John"));
        ReportValues { id: e.id(), name: e.name(), level: lit(1) }
    })
}

fn step(q: &mut Query, reports: &Cte<Report>) -> ReportValues {
    let r = q.from_rows("r", reports);
    let e = q.join::<Employee, _>("e", |e| e.manager_id().eq(r.id()));
    q.filter(r.level().lt(4));
    ReportValues { id: e.id(), name: e.name(), level: r.level() + 1 }
}

fn reports(first: Select<Report>, step: Step<'_>) -> Select<Report> {
    Select::new(|q| {
        let reports = q.with_recursive("reports", first, step);
        let r = q.from_rows("r", &reports);
        q.distinct();
        ReportValues { id: r.id(), name: r.name(), level: r.level() }
    })
}

fn told(select: &Select<Report>) -> String {
    select.try_statement("employees", "reports").expect_err("the query has a mistake").mistake
}

fn mistake(step: Step<'_>) -> String {
    told(&reports(first(), step))
}

#[test]
fn the_step_reads_the_rows_before() {
    assert_eq!(
        reports(first(), &step).statement("employees", "reports").sql,
        "WITH RECURSIVE reports (
    id,
    name,
    level
) AS (
    SELECT
        e.id,
        e.name,
        1 AS level
    FROM employees AS e
    WHERE e.name = 'John'
    UNION ALL
    SELECT
        e.id,
        e.name,
        r.level + 1 AS level
    FROM reports AS r
    JOIN employees AS e
        ON e.manager_id = r.id
    WHERE r.level < 4
)
SELECT DISTINCT
    r.id,
    r.name,
    r.level
FROM reports AS r"
    );
}

#[test]
fn the_step_reads_its_own_rows_in_from() {
    let never = |q: &mut Query, _: &Cte<Report>| {
        let e = q.from::<Employee>("e");
        ReportValues { id: e.id(), name: e.name(), level: lit(2) }
    };
    let refused =
        "in `reports` of WITH: its step does not read `reports` in FROM, so nothing is repeated; use `with`";
    assert_eq!(mistake(&never), refused);
    let inside = |q: &mut Query, reports: &Cte<Report>| {
        let e = q.from::<Employee>("e");
        q.filter(e.manager_id().is_in_query(|q| q.from_rows("r", reports).id()));
        ReportValues { id: e.id(), name: e.name(), level: lit(2) }
    };
    assert_eq!(mistake(&inside), refused);
}

#[test]
fn the_step_is_neither_grouped_nor_ordered_nor_limited() {
    let only_result = "in `reports` of WITH: its step groups, aggregates or is DISTINCT, which Redshift allows only on the \
                       result; do so in what reads `reports`";
    let grouped = |q: &mut Query, reports: &Cte<Report>| {
        let values = step(q, reports);
        q.group_by(values.id.clone());
        values
    };
    assert_eq!(mistake(&grouped), only_result);
    let counted = |q: &mut Query, reports: &Cte<Report>| ReportValues {
        level: count_rows().cast::<i32>(),
        ..step(q, reports)
    };
    assert_eq!(mistake(&counted), only_result);
    let distinct = |q: &mut Query, reports: &Cte<Report>| {
        q.distinct();
        step(q, reports)
    };
    assert_eq!(mistake(&distinct), only_result);
    let arranged = "which Redshift does not allow there; order and limit what reads `reports`";
    let ordered = |q: &mut Query, reports: &Cte<Report>| {
        let values = step(q, reports);
        q.order_by([values.id.clone().asc()]);
        values
    };
    let ordered = mistake(&ordered);
    assert!(
        ordered.contains("its step has a WITH, an ORDER BY or a LIMIT") && ordered.ends_with(arranged),
        "{ordered}"
    );
    let limited = Select::<Report>::new(|q| {
        let e = q.from::<Employee>("e");
        q.order_by([e.id().asc()]);
        q.limit(1);
        ReportValues { id: e.id(), name: e.name(), level: lit(1) }
    });
    let limited = told(&reports(limited, &step));
    assert!(limited.contains("its beginning has a WITH") && limited.ends_with(arranged), "{limited}");
}

#[test]
fn the_beginning_is_one_select_that_reads_other_rows() {
    assert_eq!(
        told(&reports(first().union_all(first()), &step)),
        "in `reports` of WITH: it begins with a set operation; begin with one SELECT, and put the operation into its FROM"
    );
    let mut own = None;
    let _ = reports(first(), &step);
    let _ = Select::<Report>::new(|q| {
        own = Some(q.with("reports", first()));
        ReportValues { id: lit(1), name: lit("a"), level: lit(1) }
    });
    let own = own.expect("set above");
    let itself = Select::<Report>::new(|q| {
        let r = q.from_rows("r", &own);
        ReportValues { id: r.id(), name: r.name(), level: r.level() }
    });
    assert_eq!(told(&reports(itself, &step)), "in `reports` of WITH: its beginning reads what it begins");
}

#[test]
fn recursion_stands_before_the_whole_statement() {
    let inner = || reports(first(), &step);
    let in_from = Select::<Report>::new(|q| {
        let r = q.from_rows("r2", inner());
        ReportValues { id: r.id(), name: r.name(), level: r.level() }
    });
    assert_eq!(
        told(&in_from),
        "in the subquery `r2`: it has a WITH RECURSIVE, which Redshift does not allow in a subquery; put it before the \
         whole"
    );
    let in_filter = Select::<Report>::new(|q| {
        let e = q.from::<Employee>("e");
        q.filter(exists(|q| {
            let reports = q.with_recursive("reports", first(), step);
            let _ = q.from_rows("r", &reports);
        }));
        ReportValues { id: e.id(), name: e.name(), level: lit(1) }
    });
    assert_eq!(
        told(&in_filter),
        "a filter has a subquery with a mistake: it has a WITH RECURSIVE, which Redshift does not allow in a subquery"
    );
}

#[test]
fn a_mistake_in_the_step_is_told() {
    let aggregate = |q: &mut Query, reports: &Cte<Report>| {
        let values = step(q, reports);
        q.filter(count_rows().gt(1_i64));
        values
    };
    assert_eq!(
        mistake(&aggregate),
        "in `reports` of WITH: in its step, a filter has an aggregate, which is known only after grouping; use `having`"
    );
}

#[test]
fn a_text_that_grows_in_a_step_has_no_known_width() {
    let inserted = |grows: bool| {
        Insert::<ShortName>::new(|q| {
            let start = Select::<Report>::new(|q| {
                let e = q.from::<Employee>("e");
                ReportValues { id: e.id(), name: e.name(), level: lit(1) }
            });
            let reports = q.with_recursive("reports", start, |q, reports| {
                let values = step(q, reports);
                if grows { ReportValues { name: values.name.concat("!"), ..values } } else { values }
            });
            ShortNameValues { name: q.from_rows("r", &reports).name() }
        })
    };
    let wide = inserted(false).try_statement().expect_err("20 bytes do not fit into 10").mistake;
    assert!(wide.contains("takes 10 bytes, but its value may have 20"), "{wide}");
    assert!(inserted(true).try_statement().is_ok(), "its width is not known");
}

#[test]
fn a_set_operation_is_ordered_and_limited_as_a_whole() {
    let both = || first().union(first());
    let ordered = both().order_by(|r| [r.level().desc(), r.name().asc()]).limit(3);
    let sql = ordered.statement("employees", "both").sql;
    assert!(sql.ends_with("WHERE e.name = 'John'\nORDER BY\n    level DESC,\n    name\nLIMIT 3"), "{sql}");
    let nested =
        first().except(both().order_by(|r| [r.id().asc()]).limit(1)).statement("employees", "nested").sql;
    assert!(nested.contains("EXCEPT\n(\n    SELECT") && nested.ends_with("LIMIT 1\n)"), "{nested}");
    let mixed = first().union(first().intersect(first())).statement("employees", "mixed").sql;
    assert!(
        mixed.contains("UNION\n(\n    SELECT") && mixed.contains("\n    INTERSECT\n    SELECT"),
        "{mixed}"
    );
}

#[test]
fn the_order_of_a_whole_query_is_by_its_columns_and_said_once() {
    let both = || first().union(first());
    assert_eq!(
        told(&both().order_by(|r| [(r.level() + 1).asc()])),
        "an ORDER BY of the whole query is by what is no column of its answer; select it as one"
    );
    let mut stray = None;
    let _ = Select::<Report>::new(|q| {
        let e = q.from::<Employee>("e");
        stray = Some(e.id());
        ReportValues { id: e.id(), name: e.name(), level: lit(1) }
    });
    let stray = stray.expect("set above");
    assert_eq!(
        told(&both().order_by(|_| [stray.asc()])),
        "an ORDER BY of the whole query is by what is no column of its answer; select it as one"
    );
    assert!(told(&both().limit(3)).starts_with("LIMIT without an order"));
    assert!(told(&both().offset(3)).starts_with("OFFSET without an order"));
    let ordered = || both().order_by(|r| [r.id().asc()]);
    assert!(told(&ordered().offset(3).offset(4)).contains("order or a limit already"));
    let sql = ordered().offset(3).limit(4).statement("employees", "some").sql;
    assert!(sql.ends_with("\nLIMIT 4\nOFFSET 3"), "{sql}");
    assert_eq!(
        told(&both().order_by(|r| [r.id().asc()]).order_by(|r| [r.name().asc()])),
        "the query has an order or a limit already; say each once, the limit last"
    );
}
