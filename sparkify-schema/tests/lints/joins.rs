//! The lints of joins.

use crate::{
    schema::{
        Answer, AnswerValues, Book, BookValues, Listed, Loan, MOVES, Member, NOTHING, Town, UNNEEDED, found,
    },
    states,
};
use sparkify_schema::{
    Affected, Delete, LintName, Matched, Merge, Query, Select, Table, Update, When, count_rows, exists, lit,
};

#[test]
fn rows_move_unless_both_sides_lie_by_what_is_compared_or_one_is_everywhere() {
    let by_member = |q: &mut Query| {
        let l = q.from::<Loan>("l");
        q.join::<Member, _>("m", |m| m.member().eq(l.member()).and(m.town().gt(3)));
    };
    assert_eq!(found(by_member), NOTHING);
    assert_eq!(
        found(|q| {
            let l = q.from::<Loan>("l");
            q.left_join::<Member, _>("m", |m| m.town().eq(l.book()));
        }),
        [MOVES]
    );
    assert_eq!(
        found(|q| {
            let l = q.from::<Loan>("l");
            q.join::<Book, _>("b", |b| b.book().eq(l.book()));
        }),
        [MOVES]
    );
    assert_eq!(
        found(|q| {
            let l = q.from::<Loan>("l");
            q.join::<Town, _>("t", |t| t.town().eq(l.book()));
        }),
        NOTHING
    );
    assert_eq!(
        found(|q| {
            let l = q.from::<Loan>("l");
            q.join::<Listed, _>("x", |x| x.book().eq(l.book()));
        }),
        NOTHING,
        "Redshift chooses how AUTO lies"
    );
    assert_eq!(
        found(|q| {
            let (b, _) = q.full_join::<Book, Member, _>("b", "m", |b, m| b.book().eq(m.member()));
            q.filter(b.author().gt(1));
        }),
        [MOVES]
    );
    // No equality of columns: every row meets every row.
    assert_eq!(
        found(|q| {
            let l = q.from::<Loan>("l");
            q.join::<Member, _>("m", |m| m.member().gt(l.member()));
        }),
        [MOVES]
    );
}

#[test]
fn a_column_that_equals_the_key_is_as_good() {
    assert_eq!(
        found(|q| {
            let t = q.from::<Town>("t");
            let m = q.join::<Member, _>("m", |m| m.member().eq(t.member()));
            q.join::<Loan, _>("by_town", |l| l.member().eq(t.member()));
            q.join::<Loan, _>("by_member", |l| l.member().eq(m.member()));
        }),
        NOTHING
    );
}

#[test]
fn the_message_names_both_sides_and_what_is_compared() {
    let select = Select::<Answer>::new(|q| {
        let l = q.from::<Loan>("l");
        q.join::<Book, _>("b", |b| b.book().eq(l.book()));
        AnswerValues { rows: count_rows() }
    });
    assert_eq!(
        select.statement("queries", "heavy").lints[0].to_string(),
        "queries/heavy: `book` of DISTSTYLE EVEN as `b` is joined with `loan` of DISTKEY member as `l` by `b.book = \
         l.book`, so rows move between nodes (join_not_co_located)"
    );
}

#[test]
fn floats_are_no_join_keys() {
    const FLOAT: (LintName, bool) = (LintName::FloatAsAJoinKey, false);
    let by_weight = |q: &mut Query| {
        let l = q.from::<Listed>("l");
        q.join::<Book, _>("b", |b| b.weight().eq(l.weight()).and(b.book().eq(l.book())));
    };
    assert_eq!(found(by_weight), [FLOAT]);
    assert_eq!(
        found(|q| {
            by_weight(q);
            q.allow(LintName::FloatAsAJoinKey, "copied from each other");
        }),
        [(LintName::FloatAsAJoinKey, true)]
    );
    assert_eq!(
        found(|q| {
            let l = q.from::<Listed>("l");
            q.join::<Book, _>("b", |b| b.weight().gt(l.weight()).and(b.book().eq(l.book())));
            q.allow(LintName::FloatAsAJoinKey, "it is no equality");
        }),
        [UNNEEDED]
    );
}

#[test]
fn updates_deletes_and_merges_are_linted_too() {
    let join = |rows: &mut Affected| {
        let l = rows.using::<Loan, _>("l", |l| l.lent_at().is_not_null());
        let b = rows.using::<Listed, _>("x", |x| x.book().eq(l.book()));
        rows.filter(b.author().gt(1));
        l
    };
    let delete = Delete::<Book>::new(|rows, b| {
        let l = join(rows);
        rows.filter(b.book().eq(l.book()));
    });
    let lints = delete.statement("forget").lints;
    assert_eq!(states(&lints), [MOVES]);
    assert_eq!(lints[0].place, "book/forget");
    let update = |allow: bool| {
        let update = Update::<Book>::new(|rows, b| {
            rows.using::<Loan, _>("l", |l| l.book().eq(b.book()));
            if allow {
                rows.allow(LintName::JoinNotCoLocated, "a hundred books");
            }
            BookValues { author: lit(1_i64), ..Book::kept() }
        });
        states(&update.statement("adopt").lints)
    };
    assert_eq!((update(false), update(true)), (vec![MOVES], vec![(LintName::JoinNotCoLocated, true)]));
    let merge = || {
        Merge::<Book>::using::<Loan, _>(
            "l",
            |b, l| b.book().eq(l.book()),
            |_, l| When {
                matched: Matched::Removed,
                not_matched: BookValues { book: l.book(), author: l.member(), weight: l.weight() },
            },
        )
    };
    assert_eq!(states(&merge().statement("merge").lints), [MOVES]);
    let allowed = merge().allow(LintName::JoinNotCoLocated, "a hundred books").statement("merge");
    assert_eq!(states(&allowed.lints), [(LintName::JoinNotCoLocated, true)]);
    let silent = merge().allow(LintName::JoinNotCoLocated, "").try_statement("merge");
    assert_eq!(
        silent.map_err(|error| error.mistake),
        Err("`join_not_co_located` is allowed without a reason".into())
    );
}

#[test]
fn exists_and_what_is_made_of_it_are_joins_too() {
    let new = |q: &mut Query| {
        let l = q.from::<Loan>("l");
        q.anti_join::<Book, _>("b", |b| b.book().eq(l.book()));
    };
    assert_eq!(found(new), [MOVES]);
    assert_eq!(
        found(|q| {
            new(q);
            q.allow(LintName::JoinNotCoLocated, "a hundred books");
        }),
        [(LintName::JoinNotCoLocated, true)]
    );
    // Who looks into a table stays where he is.
    assert_eq!(
        found(|q| {
            let t = q.from::<Town>("t");
            q.semi_join::<Member, _>("m", |m| m.member().eq(t.member()));
            q.anti_join::<Book, _>("b", |b| b.book().eq(t.town()));
        }),
        NOTHING
    );
    assert_eq!(
        found(|q| {
            let l = q.from::<Loan>("l");
            q.semi_join::<Member, _>("m", |m| m.member().eq(l.member()));
            q.anti_join::<Town, _>("t", |t| t.town().eq(l.book()));
            // Not joined: its rows are the same for every row.
            q.filter(exists(|q| {
                let b = q.from::<Book>("b");
                q.filter(b.author().gt(1));
            }));
        }),
        NOTHING
    );
}
