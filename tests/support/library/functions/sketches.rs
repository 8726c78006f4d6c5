//! Sketches of how many different values there are.

use super::super::{BookId, Loan, tables::Branch};
use sparkify_schema::{HllSketch, Row, Select, count_rows, hll, hll_combine, hll_create_sketch, lit};

/// Who lends a book, about how many, and a sketch to go on with.
#[derive(Debug, Row)]
pub(super) struct Borrowers {
    pub(super) book_id: BookId,
    pub(super) about: i64,
    pub(super) sketch: HllSketch,
}

pub(super) fn made() -> Select<Borrowers> {
    Select::new(|q| {
        let l = q.from::<Loan>("l");
        let book_id = q.grouped(l.book_id());
        q.having(count_rows().gt(1));
        BorrowersValues { book_id, about: hll(l.member_no()), sketch: hll_create_sketch(l.member_no()) }
    })
}

/// Visitors of all branches, and of two at once.
#[derive(Debug, Row)]
pub(super) struct Visitors {
    pub(super) everywhere: Option<i64>,
    pub(super) sketch: Option<HllSketch>,
}

pub(super) fn combined() -> Select<Visitors> {
    Select::new(|q| {
        let a = q.from::<Branch>("a");
        let b = q.join::<Branch, _>("b", |b| b.branch_id().eq(a.branch_id() + lit(1_i64)));
        let both = a.visitors().hll_combine_sketches(b.visitors());
        VisitorsValues { everywhere: hll_combine(both.clone()).hll_cardinality(), sketch: hll_combine(both) }
    })
}
