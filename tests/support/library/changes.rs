//! Rows of the library that are written, changed, merged and deleted one statement at a time.

use super::{
    Book, BookColumns, BookId, BookValues, Loan, StagingLoan, State, upkeep::Shelf, upkeep::ShelfValues,
};
use sparkify_schema::{
    Defaulted, Delete, Expr, InsertRows, Matched, Merge, Row, Select, Statement, Table, Timestamp, Update,
    Varchar, When, count_rows, exists, lit, min, null,
};

/// Books as the dealer lists them.
#[derive(Table)]
#[table(name = "staging_books", kind = staging)]
pub(crate) struct StagingBook {
    pub(crate) book_id: BookId,
    pub(crate) isbn: Varchar<13>,
    pub(crate) title: Varchar<300>,
    pub(crate) pages: Option<i16>,
    pub(crate) state: State,
    pub(crate) bought_at: Timestamp,
}

pub(super) fn statements() -> Vec<Statement> {
    vec![
        shelves().statement("insert_rows"),
        mark_lent().statement("mark_lent"),
        Update::<Book>::new(|rows, _| {
            rows.every_row();
            BookValues { state: Defaulted::Default, pages: null(), ..Book::kept() }
        })
        .statement("return_all"),
        forget_lost().statement("forget_lost"),
        mark_wanted().statement("mark_wanted"),
        take_down().statement("take_down"),
        mark_popular().statement("mark_popular"),
        recount().statement("recount"),
        forget_doubled().statement("forget_doubled"),
        merge().statement("merge"),
        Merge::<Book>::using::<StagingBook, _>(
            "s",
            |b, s| b.book_id().eq(s.book_id()),
            |_, s| When { matched: Matched::Removed, not_matched: listed(&s) },
        )
        .statement("merge_toggle"),
        Merge::<Book>::remove_duplicates::<StagingBook, _>(|b, s| b.book_id().eq(s.book_id()))
            .statement("merge_without_duplicates"),
    ]
}

fn shelves() -> InsertRows<Shelf> {
    let shelf = |number: i32, label: &str| ShelfValues {
        shelf_id: lit(number),
        label: lit(label),
        room: null(),
        books: Defaulted::Default,
        above: lit(number - 1).nullable(),
    };
    InsertRows::new([shelf(1, "it's \"A\""), ShelfValues { books: lit(7).into(), ..shelf(2, r"B\C") }])
}

fn mark_lent() -> Update<Book> {
    Update::<Book>::new(|rows, book| {
        let l = rows.using::<StagingLoan, _>("l", |l| l.book_id().eq(book.book_id()));
        rows.filter(l.state().eq(State::Lent).or(l.state().eq(State::Lost)));
        let member = rows.require(l.member_no());
        BookValues {
            state: l.state().into(),
            title: book.title().concat(", with ").concat(member.cast::<Varchar<20>>()).truncate::<300>(),
            ..Book::kept()
        }
    })
}

/// The number of a book or a shelf.
#[derive(Debug, Row)]
pub(crate) struct Number {
    pub(crate) number: i32,
}

fn mark_wanted() -> Update<Book> {
    Update::<Book>::new(|rows, book| {
        let wanted = rows.with(
            "wanted",
            Select::<Number>::new(|q| {
                let l = q.from::<Loan>("l");
                q.having(count_rows().gt(100));
                NumberValues { number: q.grouped(l.book_id()).inner() }
            }),
        );
        rows.filter(book.book_id().inner().is_in_query(|q| q.from_rows("w", &wanted).number()));
        BookValues { state: lit(State::OnTheShelf).into(), ..Book::kept() }
    })
}

/// Of popular books there are none to spare.
fn mark_popular() -> Update<Book> {
    Update::<Book>::new(|rows, book| {
        let loans = Select::<Number>::new(|q| {
            let l = q.from::<Loan>("l");
            q.having(count_rows().gt(500));
            NumberValues { number: q.grouped(l.book_id()).inner() }
        });
        let popular = rows.with("popular", loans);
        rows.using_rows("p", &popular, |p| p.number().eq(book.book_id().inner()));
        BookValues { state: lit(State::Lent).into(), ..Book::kept() }
    })
}

/// How many shelves hang below one.
#[derive(Debug, Row)]
pub(crate) struct Below {
    pub(crate) shelf: i32,
    pub(crate) shelves: i64,
}

fn recount() -> Update<Shelf> {
    Update::<Shelf>::new(|rows, shelf| {
        let below = Select::<Below>::new(|q| {
            let s = q.from::<Shelf>("s");
            let above = q.require(s.above());
            BelowValues { shelf: q.grouped(above), shelves: count_rows() }
        });
        let below = rows.using_rows("below", below, |b| b.shelf().eq(shelf.shelf_id()));
        ShelfValues { books: below.shelves().cast::<i32>().into(), ..Shelf::kept() }
    })
}

/// One of each book that was lent to the same member on the same day.
#[derive(Debug, Row)]
pub(crate) struct Doubled {
    pub(crate) book: BookId,
    pub(crate) member: i64,
    pub(crate) first: Option<i64>,
}

fn forget_doubled() -> Delete<Loan> {
    Delete::<Loan>::new(|rows, loan| {
        let doubled = rows.with(
            "doubled",
            Select::<Doubled>::new(|q| {
                let l = q.from::<Loan>("l");
                q.having(count_rows().gt(1));
                DoubledValues {
                    book: q.grouped(l.book_id()),
                    member: q.grouped(l.member_no()),
                    first: min(l.loan_id()),
                }
            }),
        );
        let d = rows.using_rows("d", &doubled, |d| d.book().eq(loan.book_id()));
        rows.filter(d.member().eq(loan.member_no()).and(d.first().lt(loan.loan_id())));
    })
}

fn take_down() -> Delete<Shelf> {
    Delete::<Shelf>::new(|rows, shelf| {
        let first = Select::<Number>::new(|q| {
            let s = q.from::<Shelf>("s");
            q.filter(s.above().is_null());
            NumberValues { number: s.shelf_id() }
        });
        let hanging = rows.with_recursive("hanging", first, |q, hanging| {
            let h = q.from_rows("h", hanging);
            let s = q.join::<Shelf, _>("s", |s| s.above().eq(h.number()));
            NumberValues { number: s.shelf_id() }
        });
        rows.filter(exists(|q| {
            let h = q.from_rows("h", &hanging);
            q.filter(h.number().eq(shelf.shelf_id()));
        }));
    })
}

fn forget_lost() -> Delete<Loan> {
    Delete::<Loan>::new(|rows, loan| {
        let b = rows.using::<Book, _>("b", |b| b.book_id().eq(loan.book_id()));
        rows.filter(b.state().eq(State::Lost));
    })
}

fn merge() -> Merge<Book> {
    Merge::<Book>::using::<StagingBook, _>(
        "s",
        |b, s| b.book_id().eq(s.book_id()).and(b.isbn().eq(s.isbn())),
        |b, s| When {
            matched: Matched::Set(BookValues { title: s.title(), pages: pages(&b, &s), ..Book::kept() }),
            not_matched: BookValues { state: Defaulted::Default, ..listed(&s) },
        },
    )
}

/// The dealer's number of pages, or ours where he has none.
fn pages(book: &BookColumns, listed: &StagingBookColumns) -> Expr<Option<i16>> {
    listed.pages().coalesce(book.pages())
}

fn listed(s: &StagingBookColumns) -> BookValues {
    BookValues {
        book_id: s.book_id(),
        isbn: s.isbn(),
        title: s.title(),
        pages: s.pages(),
        state: s.state().into(),
        bought_at: s.bought_at().into(),
    }
}
