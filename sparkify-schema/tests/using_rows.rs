//! UPDATE … FROM and DELETE … USING the rows of another query.
#![expect(missing_docs, reason = "the tables of a test")]

#[path = "support/told.rs"]
mod told;

use sparkify_schema::{Affected, Delete, Row, Select, Table, Update, count_rows, lit};
use told::told;

#[derive(Table)]
#[table(name = "books", kind = dimension)]
pub struct Book {
    pub book_id: i32,
    pub loans: i64,
}

#[derive(Table)]
#[table(name = "loans", kind = fact, sort_key(book_id))]
pub struct Loan {
    pub book_id: i32,
    pub member: i32,
}

#[derive(Debug, Row)]
pub struct Count {
    pub book: i32,
    pub loans: i64,
}

fn counts() -> Select<Count> {
    Select::new(|q| {
        let l = q.from::<Loan>("l");
        CountValues { book: q.grouped(l.book_id()), loans: count_rows() }
    })
}

fn update(write: impl FnOnce(&mut Affected, BookColumns) -> BookValues) -> Result<String, String> {
    let statement = Update::<Book>::new(write).try_statement("count");
    statement.map(|statement| statement.sql).map_err(|mistake| told(&mistake))
}

fn delete(write: impl FnOnce(&mut Affected, BookColumns)) -> Result<String, String> {
    let statement = Delete::<Book>::new(write).try_statement("forget");
    statement.map(|statement| statement.sql).map_err(|mistake| told(&mistake))
}

#[test]
fn a_query_of_with_is_a_source() {
    let counted = update(|rows, b| {
        let counts = rows.with("counts", counts());
        let c = rows.using_rows("c", &counts, |c| c.book().eq(b.book_id()));
        BookValues { loans: c.loans(), ..Book::kept() }
    });
    assert_eq!(
        counted.as_deref(),
        Ok("WITH counts AS (
    SELECT
        l.book_id AS book,
        COUNT(*) AS loans
    FROM loans AS l
    GROUP BY
        l.book_id
)
UPDATE books
SET
    loans = c.loans
FROM counts AS c
WHERE c.book = books.book_id")
    );
    let forgotten = delete(|rows, b| {
        let counts = rows.with("counts", counts());
        let c = rows.using_rows("c", &counts, |c| c.book().eq(b.book_id()));
        let other = rows.using::<Loan, _>("other", |l| l.book_id().eq(c.book()));
        rows.filter(c.loans().lt(2).and(other.member().eq(7)));
    });
    let forgotten = forgotten.expect("the DELETE is right");
    assert!(
        forgotten.ends_with(
            ")\nDELETE FROM books\nUSING counts AS c, loans AS other\nWHERE c.book = books.book_id\n    \
             AND other.book_id = c.book\n    AND c.loans < 2\n    AND other.member = 7"
        ),
        "{forgotten}"
    );
}

#[test]
fn a_subquery_is_a_source_of_update_alone() {
    let counted = update(|rows, b| {
        let c = rows.using_rows("c", counts(), |c| c.book().eq(b.book_id()));
        BookValues { loans: c.loans(), ..Book::kept() }
    });
    let counted = counted.expect("the UPDATE is right");
    assert!(counted.contains("\nFROM (\n    SELECT\n        l.book_id AS book,"), "{counted}");
    assert!(counted.ends_with("\n) AS c\nWHERE c.book = books.book_id"), "{counted}");
    let refused = delete(|rows, b| {
        rows.using_rows("c", counts(), |c| c.book().eq(b.book_id()));
    });
    assert_eq!(
        refused,
        Err("books/forget: `c` is a subquery in USING, which Redshift does not document; put it before the statement by \
             `with`"
            .to_owned())
    );
}

#[test]
fn mistakes_of_a_source_are_told() {
    let wrong = || {
        Select::<Count>::new(|q| {
            let l = q.from::<Loan>("l");
            CountValues { book: l.book_id(), loans: count_rows() }
        })
    };
    let ungrouped = update(|rows, b| {
        let c = rows.using_rows("c", wrong(), |c| c.book().eq(b.book_id()));
        BookValues { loans: c.loans(), ..Book::kept() }
    });
    let mistake = ungrouped.expect_err("the subquery does not group");
    assert!(mistake.starts_with("books/count: in the subquery `c`: "), "{mistake}");

    let mut foreign = None;
    let _ = update(|rows, _| {
        foreign = Some(rows.with("counts", counts()));
        Book::kept()
    });
    let foreign = foreign.expect("set above");
    let stray = delete(|rows, b| {
        rows.using_rows("c", &foreign, |c| c.book().eq(b.book_id()));
    });
    assert_eq!(stray, Err("books/forget: `counts` is read, but it is no WITH of this statement".to_owned()));

    let twice = update(|rows, b| {
        let counts = rows.with("counts", counts());
        rows.using_rows("c", &counts, |c| c.book().eq(b.book_id()));
        rows.using_rows("c", &counts, |c| c.book().eq(b.book_id()));
        BookValues { loans: lit(0_i64), ..Book::kept() }
    });
    assert_eq!(twice, Err("books/count: the alias `c` is used twice".to_owned()));
}
