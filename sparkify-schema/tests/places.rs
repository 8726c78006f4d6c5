//! A mistake that the compiler can't see names the line and the column of what to change.
#![expect(missing_docs, reason = "the tables of a test")]

use sparkify_schema::{
    Affected, Delete, Insert, InsertRows, Merge, QueryError, Row, Select, Table, Update, Varchar, View,
    count_rows, exists, lit, max, scalar, sum, window,
};
use std::fmt::Debug;

#[derive(Table)]
#[table(name = "loans", kind = dimension)]
pub struct Loan {
    pub loan_id: i64,
    pub member_no: i32,
    pub title: Option<Varchar<100>>,
}

#[derive(Table)]
#[table(name = "cards", kind = dimension)]
pub struct Card {
    pub member_no: i32,
    pub title: Option<Varchar<20>>,
}

#[derive(Row)]
pub struct Count {
    pub member_no: i32,
    pub loans: i64,
}

const SOURCE: &str = include_str!("places.rs");

/// The line and the column of what stands behind `before` in this file, where that stands first.
fn behind(before: &str) -> (u32, u32) {
    let (start, _) = SOURCE.split_once(before).expect("it stands in this file");
    let until = format!("{start}{before}");
    let line = until.lines().count();
    let column = until.lines().last().map_or(0, |last| last.chars().count()) + 1;
    (line.try_into().expect("a line of this file"), column.try_into().expect("a column of this file"))
}

#[track_caller]
fn is_told<S: Debug>(made: Result<S, QueryError>, mistake: &str, before: &str) {
    let error = made.expect_err("it has a mistake");
    assert!(error.mistake.contains(mistake), "{error}");
    let at = error.at.expect("its place is known");
    assert_eq!(at.file(), file!());
    assert_eq!((at.line(), at.column()), behind(before), "{error}");
    assert!(error.to_string().contains(&format!("{}:{}:{}: ", at.file(), at.line(), at.column())), "{error}");
}

fn counts(write: impl FnOnce(&mut sparkify_schema::Query) -> CountValues) -> Result<(), QueryError> {
    Select::<Count>::new(write).try_statement("reports", "counts").map(|_| ())
}

#[test]
fn a_column_that_is_not_grouped() {
    let made = counts(|q| {
        let a = q.from::<Loan>("a");
        CountValues { member_no: a.member_no(), loans: count_rows() }
    });
    is_told(made, "neither aggregated nor in GROUP BY", "CountValues { member_no: a.");
}

#[test]
fn a_column_of_another_query_deep_in_an_expression() {
    let mut stray = None;
    let _ = counts(|q| {
        stray = Some(q.from::<Loan>("elsewhere"));
        CountValues { member_no: lit(1), loans: lit(1_i64) }
    });
    let stray = stray.expect("set above");
    let made = counts(|q| {
        let b = q.from::<Loan>("b");
        let strayed = b.loan_id() + b.loan_id() * stray.loan_id();
        CountValues { member_no: b.member_no(), loans: strayed }
    });
    is_told(made, "`elsewhere.loan_id`", "b.loan_id() * stray.");
}

#[test]
fn a_clause() {
    let made = counts(|q| {
        let c = q.from::<Loan>("c");
        q.filter(count_rows().gt(1));
        CountValues { member_no: q.grouped(c.member_no()), loans: count_rows() }
    });
    is_told(made, "a filter has an aggregate", "let c = q.from::<Loan>(\"c\");\n        q.filter(");

    let made = counts(|q| {
        let d = q.from::<Loan>("d");
        q.filter(window().order_by([d.loan_id().asc()]).row_number().eq(1));
        CountValues { member_no: d.member_no(), loans: d.loan_id() }
    });
    is_told(made, "a filter has a window function", "q.filter(window().order_by([d.");

    let made = counts(|q| {
        let e = q.from::<Loan>("e");
        q.having(lit(1).eq(1));
        q.qualify(lit(1).eq(1));
        CountValues { member_no: q.grouped(e.member_no()), loans: count_rows() }
    });
    is_told(made, "a QUALIFY has no window function", "q.having(lit(1).eq(1));\n        q.");
}

#[test]
fn a_key_of_the_sets_of_another_query() {
    let mut second = None;
    let _ = counts(|q| {
        let u = q.from::<Loan>("u");
        let _ = q.grouping_sets((u.loan_id(), u.member_no()), |[loan, member]| {
            second = Some(member);
            vec![vec![loan, member]]
        });
        CountValues { member_no: lit(1), loans: lit(1_i64) }
    });
    let second = second.expect("set above");
    let made = counts(|q| {
        let v = q.from::<Loan>("v");
        let member_no = q.grouping_sets(v.member_no(), |[member]| vec![vec![member, second]]);
        CountValues { member_no: member_no.coalesce(0), loans: count_rows() }
    });
    is_told(made, "a key of another query", "let member_no = q.");
}

#[test]
fn a_source() {
    let made = counts(|q| {
        let f = q.from::<Loan>("f");
        let _ = q.cross_join::<Card>("f");
        CountValues { member_no: f.member_no(), loans: f.loan_id() }
    });
    is_told(made, "the alias `f` is used twice", "let f = q.from::<Loan>(\"f\");\n        let _ = q.");

    let made = counts(|q| {
        let g = q.from::<Loan>("g");
        let h = q.lookup::<Card, _>("h", |h| h.member_no().gt(g.member_no()), |h| h.title().asc());
        CountValues { member_no: h.member_no().coalesce(0), loans: g.loan_id() }
    });
    is_told(made, "has to be equalities", "let h = q.");
}

#[test]
fn a_whole_query() {
    let made = Select::<Count>::new(|_| CountValues { member_no: lit(1), loans: lit(2_i64) });
    is_told(
        made.try_statement("reports", "counts"),
        "reads no table",
        "fn a_whole_query() {\n    let made = ",
    );
}

#[test]
fn a_query_in_an_expression() {
    let made = counts(|q| {
        let i = q.from::<Loan>("i");
        q.filter(exists(|q| {
            let j = q.from::<Card>("j");
            q.filter(max(j.member_no()).eq(i.member_no()));
        }));
        CountValues { member_no: i.member_no(), loans: i.loan_id() }
    });
    is_told(made, "a filter has an aggregate", "q.filter(max(j.");

    let made = counts(|q| {
        let k = q.from::<Loan>("k");
        let several = scalar(|q| q.from::<Card>("l").member_no());
        CountValues { member_no: several.coalesce(0), loans: k.loan_id() }
    });
    is_told(made, "that may have several rows", "let several = ");
}

#[test]
fn an_aggregate_in_another() {
    let made = counts(|q| {
        let m = q.from::<Loan>("m");
        let twice = sum(sum(m.loan_id())).cast::<i64>().coalesce(0_i64);
        CountValues { member_no: q.grouped(m.member_no()), loans: twice }
    });
    is_told(made, "an aggregate of an aggregate", "let twice = sum(sum(m.");
}

#[test]
fn a_text_wider_than_its_column() {
    let insert = Insert::<Card>::new(|q| {
        let n = q.from::<Loan>("n");
        CardValues { member_no: n.member_no(), title: n.title() }
    });
    is_told(insert.try_statement(), "takes 20 bytes", "CardValues { member_no: n.member_no(), title: n.");
}

#[test]
fn statements_that_change_rows() {
    let update = Update::<Card>::new(|_: &mut Affected, o| CardValues {
        member_no: o.member_no(),
        title: max(o.title()),
    });
    is_told(update.try_statement("update"), "it would change every row", "let update = ");

    let delete = Delete::<Card>::new(|rows, p| {
        let _ = rows.using::<Loan, _>("cards", |l| l.member_no().eq(p.member_no()));
    });
    is_told(delete.try_statement("delete"), "the alias `cards` is used twice", "let _ = rows.");

    let merge = Merge::<Card>::remove_duplicates::<Loan, _>(|q, r| q.member_no().eq(r.member_no()));
    is_told(merge.try_statement("merge"), "needs the same columns", "let merge = ");

    let rows = InsertRows::<Card>::new([CardValues {
        member_no: Card::columns::<sparkify_schema::Inner>("s").member_no(),
        title: Card::kept().title,
    }]);
    is_told(
        rows.try_statement("rows"),
        "VALUES reads no table",
        "Card::columns::<sparkify_schema::Inner>(\"s\").",
    );
}

#[test]
fn what_is_written_nowhere_has_no_place() {
    let select = Select::<Count>::new(|q| {
        let t = q.from::<Loan>("t");
        CountValues { member_no: t.member_no(), loans: t.loan_id() }
    });
    let view = View { schema: None, name: "counts", binding: sparkify_schema::Binding::Late, select };
    let error = view.try_statement().expect_err("the table has no schema");
    assert_eq!(error.at, None);
    assert_eq!(error.to_string(), format!("counts/create_view: {}", error.mistake));
}
