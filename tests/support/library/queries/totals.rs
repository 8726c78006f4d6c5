//! Groups and their totals in one query.

use super::super::{BookId, Loan};
use sparkify_schema::{Row, Select, count_rows};

/// Loans of a book by a member; without the one or the other, of all of them.
#[derive(Debug, Row)]
pub(super) struct LoanTotal {
    pub(super) book_id: Option<BookId>,
    pub(super) member_no: Option<i64>,
    pub(super) loans: i64,
}

pub(super) fn rollup() -> Select<LoanTotal> {
    Select::new(|q| {
        let l = q.from::<Loan>("l");
        let (book_id, member_no) = q.rollup((l.book_id(), l.member_no()));
        q.having(count_rows().gt(1));
        q.order_by([book_id.clone().asc().nulls_first(), member_no.clone().asc().nulls_first()]);
        LoanTotalValues { book_id, member_no, loans: count_rows() }
    })
}

pub(super) fn cube() -> Select<LoanTotal> {
    Select::new(|q| {
        let l = q.from::<Loan>("l");
        let (book_id, member_no) = q.cube((l.book_id(), l.member_no()));
        LoanTotalValues { book_id, member_no, loans: count_rows() }
    })
}

pub(super) fn sets() -> Select<LoanTotal> {
    Select::new(|q| {
        let l = q.from::<Loan>("l");
        let (book_id, member_no) = q.grouping_sets((l.book_id(), l.member_no()), |[book, member]| {
            vec![vec![book], vec![member], vec![]]
        });
        LoanTotalValues { book_id, member_no, loans: count_rows() }
    })
}
