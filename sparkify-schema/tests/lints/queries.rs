//! The lints of queries, and how they are allowed.

use crate::{
    schema::{
        Answer, AnswerValues, Book, Listed, Loan, LoanValues, MOVES, Member, NOTHING, Town, TownValues,
        UNNEEDED, found,
    },
    states,
};
use sparkify_schema::{Check, Insert, LintName, Query, Select, count_rows, exists, lit, max};

#[test]
fn a_lint_of_a_query_is_allowed_with_a_reason_and_only_where_it_is() {
    let moves = |q: &mut Query| {
        let l = q.from::<Loan>("l");
        q.join::<Book, _>("b", |b| b.book().eq(l.book()));
    };
    assert_eq!(
        found(|q| {
            moves(q);
            q.allow(LintName::JoinNotCoLocated, "a hundred books");
        }),
        [(LintName::JoinNotCoLocated, true)]
    );
    assert_eq!(
        found(|q| {
            moves(q);
            q.allow(LintName::FloatAsAJoinKey, "a hundred books");
        }),
        [MOVES, UNNEEDED]
    );
    assert_eq!(
        found(|q| {
            moves(q);
            q.allow(LintName::JoinNotCoLocated, "a hundred books");
            q.allow(LintName::JoinNotCoLocated, "once more");
            q.allow(LintName::UnneededAllow, "it can't be");
        }),
        [(LintName::JoinNotCoLocated, true), UNNEEDED, UNNEEDED]
    );
}

#[test]
fn an_allow_without_a_reason_is_a_mistake() {
    let select = Select::<Answer>::new(|q| {
        q.from::<Loan>("l");
        q.allow(LintName::JoinNotCoLocated, " ");
        AnswerValues { rows: count_rows() }
    });
    let error = select.try_statement("queries", "silent").expect_err("it has no reason");
    assert_eq!(error.mistake, "`join_not_co_located` is allowed without a reason");
}

#[test]
fn a_column_is_not_far_wider_than_its_source() {
    let insert = |allow: bool, long: bool| {
        Insert::<Loan>::new(|q| {
            let m = q.from::<Member>("m");
            let wide = m.name().concat(m.name()).concat(m.name());
            if allow {
                q.allow(LintName::VarcharFarWiderThanItsSource, "the desk writes longer ones");
            }
            LoanValues {
                member: m.member(),
                book: lit(1_i64),
                lent_at: lit(0_i64).epoch_millis(),
                weight: lit(0.0),
                remark: if long { wide.truncate::<120>().nullable() } else { m.name().nullable() },
            }
        })
    };
    let lints = |allow, long| insert(allow, long).statement().lints;
    assert_eq!(states(&lints(false, false)), [(LintName::VarcharFarWiderThanItsSource, false)]);
    assert_eq!(
        lints(false, false)[0].message,
        "column `remark` takes 400 bytes, but its value has 40 at most, and queries reserve memory for the declared \
         width"
    );
    assert_eq!(states(&lints(true, false)), [(LintName::VarcharFarWiderThanItsSource, true)]);
    assert_eq!(states(&lints(false, true)), []);
    assert_eq!(states(&lints(true, true)), [UNNEEDED]);
}

#[test]
fn a_tie_break_decides() {
    const OPEN: (LintName, bool) = (LintName::LookupWithoutATieBreak, false);
    let found = |constant: bool, closed: bool| {
        found(|q| {
            let l = q.from::<Loan>("l");
            let x = q.lookup::<Listed, _>(
                "x",
                |x| x.book().eq(l.book()),
                |x| match (constant, closed) {
                    (true, false) => lit(1).asc(),
                    (true, true) => lit(1).asc().then(x.author().desc()),
                    (false, false) => x.weight().asc(),
                    (false, true) => x.author().asc(),
                },
            );
            q.having(max(x.author()).gt(1));
        })
    };
    assert_eq!(found(true, false), [OPEN]);
    assert_eq!(found(false, false), [OPEN]);
    assert_eq!(found(true, true), NOTHING);
    assert_eq!(found(false, true), NOTHING, "every column that is used is known");
}

#[test]
fn a_lookup_by_a_unique_column_has_no_ties() {
    assert_eq!(
        found(|q| {
            let t = q.from::<Town>("t");
            let b = q.lookup::<Book, _>("b", |b| b.book().eq(t.town()), |b| b.weight().asc());
            q.having(max(b.author()).gt(1));
            q.allow(LintName::LookupWithoutATieBreak, "one book each");
        }),
        [UNNEEDED]
    );
}

#[test]
fn the_tie_break_of_a_lookup_is_made_of_its_table() {
    let select = Select::<Answer>::new(|q| {
        let t = q.from::<Town>("t");
        q.lookup::<Book, _>("b", |b| b.book().eq(t.town()), |_| t.member().asc());
        AnswerValues { rows: count_rows() }
    });
    let error = select.try_statement("queries", "foreign").expect_err("it is not in scope");
    assert_eq!(error.mistake, "the tie break of `b` uses `t.member`; it has to be made of `b` alone");
}

#[test]
fn the_latest_row_is_one() {
    const OPEN: (LintName, bool) = (LintName::LatestWithoutATieBreak, false);
    let latest = |tie_break: bool, allow: bool| {
        let insert = Insert::<Town>::new(|q| {
            let l = q.from::<Loan>("l");
            let tie_break = tie_break.then(|| l.weight().asc());
            q.latest_by(l.member(), l.lent_at(), tie_break);
            if allow {
                q.allow(LintName::LatestWithoutATieBreak, "nobody borrows twice in a microsecond");
            }
            TownValues { town: l.book(), member: l.member() }
        });
        states(&insert.statement().lints)
    };
    assert_eq!(latest(false, false), [OPEN]);
    assert_eq!(latest(false, true), [(LintName::LatestWithoutATieBreak, true)]);
    assert_eq!(latest(true, false), NOTHING);
    assert_eq!(latest(true, true), [UNNEEDED]);
}

#[test]
fn a_sort_key_column_is_filtered_by_itself() {
    const COMPUTED: (LintName, bool) = (LintName::FunctionOnASortKeyColumn, false);
    let of_year = |q: &mut Query| {
        let l = q.from::<Loan>("l");
        q.filter(l.lent_at().year().eq(2026));
        l
    };
    let only_of_year = |q: &mut Query| {
        of_year(q);
    };
    assert_eq!(found(only_of_year), [COMPUTED]);
    assert_eq!(
        found(|q| {
            of_year(q);
            q.allow(LintName::FunctionOnASortKeyColumn, "a thousand rows");
        }),
        [(LintName::FunctionOnASortKeyColumn, true)]
    );
    let bounded = |q: &mut Query| {
        let l = of_year(q);
        q.filter(l.lent_at().gte(lit(1_767_225_600_000_i64).epoch_millis()));
    };
    assert_eq!(found(bounded), NOTHING, "the column itself has a bound too");
    // NULL says nothing of a block's bounds.
    assert_eq!(
        found(|q| {
            let l = of_year(q);
            q.filter(l.lent_at().is_not_null());
        }),
        [COMPUTED]
    );
    assert_eq!(
        found(|q| {
            let m = q.from::<Member>("m");
            q.filter((m.town() % 2).eq(0).and(m.name().lower().eq("ada")));
        }),
        [COMPUTED],
        "every column of an interleaved key counts, and no other"
    );
}

#[test]
fn queries_inside_a_query_bring_their_lints() {
    let moving = || {
        Select::<Answer>::new(|q| {
            let l = q.from::<Loan>("l");
            let b = q.join::<Book, _>("b", |b| b.book().eq(l.book()));
            AnswerValues { rows: b.author() }
        })
    };
    assert_eq!(found(|q| drop(q.from_rows("m", moving()))), [MOVES]);
    let with = |q: &mut Query| {
        let moving = q.with("moving", moving());
        let a = q.from_rows("a", &moving);
        q.join_rows("b", &moving, |b| b.rows().eq(a.rows()));
    };
    assert_eq!(found(with), [MOVES], "a query of WITH is linted once");
    let inside = |q: &mut Query| {
        q.from::<Town>("t");
        q.filter(exists(|q| {
            let l = q.from::<Loan>("l");
            q.join::<Book, _>("b", |b| b.book().eq(l.book()));
        }));
    };
    assert_eq!(found(inside), [MOVES]);
    assert_eq!(
        found(|q| {
            inside(q);
            q.allow(LintName::JoinNotCoLocated, "a hundred books");
        }),
        [(LintName::JoinNotCoLocated, true)],
        "an allow covers the queries inside"
    );
}

#[test]
fn checks_have_the_lints_of_their_queries() {
    let check = Check::no_rows("loan", "heavy", "no loan is heavy", |q| {
        let l = q.from::<Loan>("l");
        q.join::<Book, _>("b", |b| b.book().eq(l.book()));
    });
    assert_eq!(states(&check.statement.lints), [MOVES]);
    assert_eq!(check.statement.lints[0].place, "loan/check_heavy");
}
