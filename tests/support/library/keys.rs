//! A table whose key has several columns.

use super::{Book, BookId};
use sparkify_schema::{Check, Date, Statement, Table, checks};

/// One row per member, book and day: who read what in the reading room.
#[derive(Table)]
#[table(
    name = "readings",
    schema = "lending",
    kind = fact,
    dist_key = member_no,
    sort_key(read_on, member_no),
    primary_key(member_no, book_id, read_on)
)]
pub(crate) struct Reading {
    pub(crate) member_no: i64,
    #[column(references = Book::book_id)]
    pub(crate) book_id: BookId,
    pub(crate) read_on: Date,
    pub(crate) pages: Option<i16>,
}

pub(super) fn statements() -> Vec<Statement> {
    let mut statements = vec![Statement::create_table::<Reading>()];
    statements.extend(checks(&Reading::DEF).into_iter().map(|check: Check| check.statement));
    statements
}
