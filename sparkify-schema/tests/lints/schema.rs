//! What the queries of these tests read.

#![expect(clippy::struct_field_names, reason = "columns are named as in a database")]

use crate::states;
use sparkify_schema::{LintName, Query, Row, Select, Table, Timestamp, Varchar, count_rows};

/// By the member, sorted by time.
#[derive(Table)]
#[table(kind = fact, dist_key = member, sort_key(lent_at))]
pub(crate) struct Loan {
    pub(crate) member: i64,
    pub(crate) book: i64,
    pub(crate) lent_at: Timestamp,
    pub(crate) weight: f64,
    pub(crate) remark: Option<Varchar<400>>,
}

/// By the same member.
#[derive(Table)]
#[table(kind = dimension, dist_key = member, interleaved_sort_key(member, town))]
pub(crate) struct Member {
    pub(crate) member: i64,
    pub(crate) town: i64,
    pub(crate) name: Varchar<40>,
}

/// Anywhere.
#[derive(Table)]
#[table(kind = dimension, dist_style = even)]
pub(crate) struct Book {
    #[column(primary_key)]
    pub(crate) book: i64,
    pub(crate) author: i64,
    pub(crate) weight: f64,
}

/// Everywhere.
#[derive(Table)]
#[table(kind = dimension, dist_style = all)]
pub(crate) struct Town {
    pub(crate) town: i64,
    pub(crate) member: i64,
}

/// Where Redshift likes.
#[derive(Table)]
#[table(kind = staging)]
pub(crate) struct Listed {
    pub(crate) book: i64,
    pub(crate) author: i64,
    pub(crate) weight: f64,
}

#[derive(Debug, Row)]
pub(crate) struct Answer {
    pub(crate) rows: i64,
}

/// The lints of a query that answers with a number.
pub(crate) fn found(write: impl FnOnce(&mut Query)) -> Vec<(LintName, bool)> {
    let select = Select::<Answer>::new(|q| {
        write(q);
        AnswerValues { rows: count_rows() }
    });
    states(&select.statement("queries", "found").lints)
}

pub(crate) const NOTHING: [(LintName, bool); 0] = [];
pub(crate) const MOVES: (LintName, bool) = (LintName::JoinNotCoLocated, false);
pub(crate) const UNNEEDED: (LintName, bool) = (LintName::UnneededAllow, false);
