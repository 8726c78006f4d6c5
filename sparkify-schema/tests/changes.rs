//! UPDATE, DELETE, MERGE and rows of VALUES: their text, and the mistakes the compiler can't see.
#![expect(missing_docs, reason = "the tables of a test")]

#[path = "support/told.rs"]
mod told;

use sparkify_schema::{
    Affected, Defaulted, Delete, InsertRows, Matched, Merge, Row, Select, Table, Update, Varchar, When, lit,
    null, scalar, sum, window,
};
use told::told;

#[derive(Table)]
#[table(name = "books", schema = "lending", kind = dimension)]
pub struct Book {
    pub book_id: i32,
    pub title: Varchar<20>,
    pub pages: Option<i16>,
    #[column(default = 14)]
    pub days: i16,
}

#[derive(Table)]
#[table(name = "staging_books", kind = staging)]
pub struct StagingBook {
    pub book_id: i32,
    pub title: Option<Varchar<50>>,
    pub pages: Option<i16>,
}

#[derive(Table)]
#[table(name = "new_books", kind = staging)]
pub struct NewBook {
    pub number: i32,
    pub name: Varchar<20>,
    pub pages: Option<i16>,
    pub days: i32,
}

fn update(write: impl FnOnce(&mut Affected, BookColumns) -> BookValues) -> String {
    told(&Update::<Book>::new(write).try_statement("update").expect_err("there is a mistake"))
}

fn merge(when: impl FnOnce(BookColumns, NewBookColumns) -> When<Book>) -> String {
    let merge = Merge::<Book>::using::<NewBook, _>("n", |b, n| b.book_id().eq(n.number()), when);
    told(&merge.try_statement("merge").expect_err("there is a mistake"))
}

fn added(n: &NewBookColumns) -> BookValues {
    BookValues { book_id: n.number(), title: n.name(), pages: n.pages(), days: Defaulted::Default }
}

#[test]
fn only_what_changes_is_set() {
    let update = Update::<Book>::new(|rows, b| {
        let s = rows.using::<StagingBook, _>("s", |s| s.book_id().eq(b.book_id()));
        BookValues { pages: s.pages().coalesce(b.pages()), days: Defaulted::Default, ..Book::kept() }
    });
    assert_eq!(
        update.statement("update").sql,
        "UPDATE lending.books\nSET\n    pages = COALESCE(s.pages, books.pages),\n    days = DEFAULT\nFROM staging_books AS \
         s\nWHERE s.book_id = books.book_id"
    );
    assert_eq!(update.statement("update").name.to_string(), "books/update");
}

#[test]
fn deletes_join_too() {
    let delete = Delete::<Book>::new(|rows, b| {
        let s = rows.using::<StagingBook, _>("s", |s| s.book_id().eq(b.book_id()));
        let n = rows.using::<NewBook, _>("n", |n| n.number().eq(s.book_id()));
        rows.filter(n.days().gt(3).or(b.pages().is_null()));
    });
    assert_eq!(
        delete.statement("delete_some").sql,
        "DELETE FROM lending.books\nUSING staging_books AS s, new_books AS n\nWHERE s.book_id = books.book_id\n    AND \
         n.number = s.book_id\n    AND (n.days > 3 OR books.pages IS NULL)"
    );
}

#[test]
fn changing_every_row_is_said() {
    assert_eq!(
        update(|_, _| BookValues { pages: null(), ..Book::kept() }),
        "books/update: it would change every row; give a condition, or say `every_row`"
    );
    let delete = told(&Delete::<Book>::new(|_, _| {}).try_statement("d").expect_err("no condition"));
    assert!(delete.contains("say `every_row`"), "{delete}");
    let every = Delete::<Book>::new(|rows, _| rows.every_row());
    assert_eq!(every.statement("d").sql, "DELETE FROM lending.books");
    let both = update(|rows, b| {
        rows.every_row();
        rows.filter(b.days().gt(1));
        BookValues { pages: null(), ..Book::kept() }
    });
    assert!(both.contains("and a condition is given"), "{both}");
}

#[test]
fn an_update_changes_something() {
    let nothing = update(|rows, b| {
        rows.filter(b.days().gt(1));
        Book::kept()
    });
    assert_eq!(nothing, "books/update: no column changes");
}

#[test]
fn a_text_may_not_be_wider_than_its_column() {
    let wide = update(|rows, b| {
        let s = rows.using::<StagingBook, _>("s", |s| s.book_id().eq(b.book_id()));
        BookValues { title: rows.require(s.title()), ..Book::kept() }
    });
    assert!(wide.contains("column `title` takes 20 bytes, but its value may have 50"), "{wide}");
}

#[test]
fn aliases_are_those_of_the_statement() {
    let twice = update(|rows, b| {
        let _ = rows.using::<StagingBook, _>("s", |s| s.book_id().eq(b.book_id()));
        let s = rows.using::<StagingBook, _>("s", |s| s.book_id().eq(b.book_id()));
        BookValues { pages: s.pages(), ..Book::kept() }
    });
    assert_eq!(twice, "books/update: the alias `s` is used twice");
    let own = update(|rows, b| {
        let s = rows.using::<StagingBook, _>("books", |s| s.book_id().eq(b.book_id()));
        BookValues { pages: s.pages(), ..Book::kept() }
    });
    assert_eq!(own, "books/update: the alias `books` is used twice");
    let reserved = update(|rows, b| {
        let s = rows.using::<StagingBook, _>("user", |s| s.book_id().eq(b.book_id()));
        BookValues { pages: s.pages(), ..Book::kept() }
    });
    assert!(reserved.contains("`user` is a reserved word"), "{reserved}");
    let stray = update(|rows, b| {
        rows.filter(b.days().gt(1));
        let pages = StagingBook::columns::<sparkify_schema::Inner>("x").pages();
        BookValues { pages, ..Book::kept() }
    });
    assert_eq!(
        stray,
        "books/update: column `pages` uses `x.pages`, but `x` is not in this statement, which has `books`"
    );
}

#[test]
fn a_row_has_no_aggregates() {
    let filter = update(|rows, b| {
        rows.filter(sum(b.pages()).gt(1));
        BookValues { pages: null(), ..Book::kept() }
    });
    assert!(filter.contains("a condition has an aggregate"), "{filter}");
}

#[test]
fn rows_are_of_values() {
    let row = |title: &str| BookValues {
        book_id: lit(1),
        title: lit(title),
        pages: lit(300_i16).nullable(),
        days: Defaulted::Default,
    };
    assert_eq!(
        InsertRows::<Book>::new([row("it's"), BookValues { days: lit(7_i16).into(), ..row("B") }])
            .statement("insert_rows")
            .sql,
        "INSERT INTO lending.books (\n    book_id,\n    title,\n    pages,\n    days\n)\nVALUES\n    (1, 'it''s', 300, \
         DEFAULT),\n    (1, 'B', 300, 7)"
    );
    let mistake = |rows: Vec<BookValues>| {
        told(&InsertRows::<Book>::new(rows).try_statement("rows").expect_err("there is a mistake"))
    };
    assert_eq!(mistake(vec![]), "books/rows: there is no row");
    assert_eq!(
        mistake(vec![Book::kept()]),
        "books/rows: column `book_id` uses `books.book_id`, but VALUES reads no table"
    );
    assert!(
        mistake(vec![row("a title of 21 letters")]).contains("takes 20 bytes, but its value may have 21")
    );
    let counted = BookValues { days: sum(lit(1)).cast::<i16>().coalesce(0_i16).into(), ..row("A") };
    assert!(mistake(vec![counted]).contains("has an aggregate"));
}

#[test]
fn a_merge_inserts_what_the_source_has() {
    let own = merge(|_, n| When {
        matched: Matched::Removed,
        not_matched: BookValues { days: lit(1_i16).into(), pages: Book::kept().pages, ..added(&n) },
    });
    assert_eq!(
        own,
        "books/merge: what column `pages` is inserted as uses `books.pages`, but `books` is not in this statement, which \
         has `n`"
    );
    let nothing = merge(|_, n| When { matched: Matched::Set(Book::kept()), not_matched: added(&n) });
    assert_eq!(nothing, "books/merge: no column of the rows that match changes");
    let wide = merge(|b, n| When {
        matched: Matched::Set(BookValues { title: b.title().concat("x").truncate::<21>(), ..Book::kept() }),
        not_matched: added(&n),
    });
    assert!(wide.contains("takes 20 bytes, but its value may have 21"), "{wide}");
}

#[test]
fn a_table_is_not_merged_into_itself() {
    let same = Merge::<Book>::remove_duplicates::<Book, _>(|a, b| a.book_id().eq(b.book_id()));
    let mistake = told(&same.try_statement("merge").expect_err("it is one table"));
    assert_eq!(mistake, "books/merge: a table can't be merged into itself");
}

#[test]
fn duplicates_are_removed_between_equal_tables() {
    let mistake = |merge: Merge<Book>| told(&merge.try_statement("merge").expect_err("they differ"));
    let fewer = Merge::remove_duplicates::<StagingBook, _>(|b: BookColumns, s| b.book_id().eq(s.book_id()));
    assert_eq!(
        mistake(fewer),
        "books/merge: REMOVE DUPLICATES needs the same columns, but `Book` has 4 and `StagingBook` has 3"
    );
    let other = Merge::remove_duplicates::<NewBook, _>(|b: BookColumns, n| b.book_id().eq(n.number()));
    assert!(mistake(other).contains("`days` of `Book` is SMALLINT where `days` of `NewBook` is INTEGER"));
}

#[derive(Debug, PartialEq, Row)]
pub struct Number {
    pub number: i32,
}

fn numbers() -> Select<Number> {
    Select::new(|q| NumberValues { number: q.from::<NewBook>("n").number() })
}

#[test]
fn an_update_reads_its_own_with() {
    let stray = Delete::<NewBook>::new(|rows, _| {
        let _ = rows.with("numbers", numbers());
        rows.every_row();
    });
    assert!(stray.statement("delete").sql.starts_with("WITH numbers AS (\n    SELECT"));
    let mut foreign = None;
    let _ = Select::<Number>::new(|q| {
        foreign = Some(q.with("elsewhere", numbers()));
        NumberValues { number: lit(1) }
    });
    let foreign = foreign.expect("set above");
    let mistake = update(|rows, b| {
        rows.filter(b.book_id().is_in_query(|q| q.from_rows("e", &foreign).number()));
        BookValues { pages: null(), ..Book::kept() }
    });
    assert_eq!(mistake, "books/update: `elsewhere` is read, but it is no WITH of this statement");
    let twice = update(|rows, _| {
        let _ = rows.with("numbers", numbers());
        let _ = rows.with("numbers", numbers());
        rows.every_row();
        BookValues { pages: null(), ..Book::kept() }
    });
    assert_eq!(twice, "books/update: the name `numbers` is used twice in WITH");
    let merged = Merge::<Book>::using::<NewBook, _>(
        "n",
        |b, n| {
            b.book_id().eq(n.number()).and(n.number().is_in_query(|q| q.from_rows("e", &foreign).number()))
        },
        |_, n| When { matched: Matched::Removed, not_matched: added(&n) },
    );
    assert_eq!(
        merged.try_statement("merge").expect_err("MERGE has no WITH").mistake,
        "`elsewhere` of WITH is read, which Redshift does not allow in MERGE"
    );
}

#[test]
fn values_and_conditions_of_a_change_are_judged() {
    let several = update(|rows, b| {
        let any = scalar(|q| q.from::<NewBook>("n").number());
        rows.filter(b.book_id().eq(any));
        BookValues { pages: null(), ..Book::kept() }
    });
    assert!(
        several.contains("a condition has a subquery as a value that may have several rows"),
        "{several}"
    );
    let ranked = update(|rows, b| {
        rows.every_row();
        let rank = window().order_by([b.book_id().asc()]).rank();
        BookValues { pages: rank.cast::<i16>().nullable(), ..Book::kept() }
    });
    assert!(ranked.contains("column `pages` has a window function"), "{ranked}");
    let hidden = update(|rows, b| {
        rows.filter(b.book_id().is_in_query(|q| q.from::<NewBook>("books").number()));
        BookValues { pages: null(), ..Book::kept() }
    });
    assert!(hidden.contains("the alias `books` is used in a condition and in a subquery of it"), "{hidden}");
}
