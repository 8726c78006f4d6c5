//! Rows that become columns, and columns that become rows.

use super::super::{BookId, StagingLoan, State};
use sparkify_schema::{
    Decimal, Pivot, Row, Select, Unpivot, Varchar, pivot_by, unpivoted, unpivoted_with_nulls,
};

/// What a loan costs by what became of it.
#[derive(Debug, Row)]
pub(super) struct Fee {
    pub(super) member_no: Option<i64>,
    pub(super) state: State,
    pub(super) fee: Option<Decimal<8, 2>>,
}

fn fees() -> Select<Fee> {
    Select::new(|q| {
        let l = q.from::<StagingLoan>("l");
        FeeValues { member_no: l.member_no(), state: l.state(), fee: l.fee() }
    })
}

/// A member's fees for each state.
#[derive(Debug, Row)]
pub(super) struct FeesByState {
    pub(super) member_no: Option<i64>,
    pub(super) on_the_shelf: Option<Decimal<8, 2>>,
    pub(super) lent: Option<Decimal<8, 2>>,
    pub(super) lost: Option<Decimal<8, 2>>,
}

/// A member's loans for some states.
#[derive(Debug, Row)]
pub(super) struct LoansByState {
    pub(super) member_no: Option<i64>,
    pub(super) lent: i64,
    pub(super) lost: i64,
}

fn fees_by_state() -> Pivot<FeesByState> {
    Pivot::new(fees(), |l| {
        let fees = pivot_by(l.state()).sum(l.fee());
        FeesByStateValues {
            member_no: l.member_no(),
            on_the_shelf: fees.at(State::OnTheShelf),
            lent: fees.at(State::Lent),
            lost: fees.at(State::Lost),
        }
    })
}

pub(super) fn pivoted() -> Select<FeesByState> {
    Select::new(|q| {
        let f = q.from_rows("f", fees_by_state());
        let c = q.join_rows("c", counts(), |c| c.member_no().eq(f.member_no()));
        q.filter(c.lent().gt(c.lost()));
        FeesByStateValues {
            member_no: f.member_no(),
            on_the_shelf: f.on_the_shelf(),
            lent: f.lent(),
            lost: f.lost(),
        }
    })
}

fn states() -> Select<MemberState> {
    Select::new(|q| {
        let l = q.from::<StagingLoan>("l");
        MemberStateValues { member_no: l.member_no(), state: l.state() }
    })
}

fn counts() -> Select<LoansByState> {
    Select::new(|q| {
        let counts = Pivot::<LoansByState>::new(states(), |l| {
            let loans = pivot_by(l.state()).count_rows();
            LoansByStateValues {
                member_no: l.member_no(),
                lent: loans.at(State::Lent),
                lost: loans.at(State::Lost),
            }
        });
        let c = q.from_rows("counted", counts);
        LoansByStateValues { member_no: c.member_no(), lent: c.lent(), lost: c.lost() }
    })
}

/// A member and a state of one of his loans.
#[derive(Debug, Row)]
pub(super) struct MemberState {
    pub(super) member_no: Option<i64>,
    pub(super) state: State,
}

/// One of the numbers of a loan.
#[derive(Debug, Row)]
pub(super) struct NumberOfLoan {
    pub(super) book_id: Option<BookId>,
    pub(super) kind: Varchar<20>,
    pub(super) number: i64,
}

/// The numbers of a loan beside each other.
#[derive(Debug, Row)]
pub(super) struct Numbers {
    pub(super) book_id: Option<BookId>,
    pub(super) member_no: Option<i64>,
    pub(super) lent_at: Option<i64>,
}

fn numbers() -> Select<Numbers> {
    Select::new(|q| {
        let l = q.from::<StagingLoan>("l");
        NumbersValues { book_id: l.book_id(), member_no: l.member_no(), lent_at: l.lent_at().nullable() }
    })
}

pub(super) fn numbers_as_rows() -> Select<NumberOfLoan> {
    let rows = Unpivot::<NumberOfLoan>::new(numbers(), |l| {
        let (number, kind) = unpivoted([l.member_no(), l.lent_at()]);
        NumberOfLoanValues { book_id: l.book_id(), kind, number }
    });
    Select::new(|q| {
        let n = q.from_rows("n", rows);
        NumberOfLoanValues { book_id: n.book_id(), kind: n.kind(), number: n.number() }
    })
}

pub(super) fn all_numbers_as_rows() -> Select<NumberOfLoan> {
    Select::new(|q| {
        let numbers = q.with("numbers", numbers());
        let rows = Unpivot::<NumberOrNull>::new(&numbers, |l| {
            let (number, kind) = unpivoted_with_nulls([l.member_no(), l.lent_at()]);
            NumberOrNullValues { book_id: l.book_id(), kind, number }
        });
        let n = q.from_rows("n", rows);
        NumberOfLoanValues { book_id: n.book_id(), kind: n.kind(), number: n.number().coalesce(0_i64) }
    })
}

/// One of the numbers of a loan, or NULL.
#[derive(Debug, Row)]
pub(super) struct NumberOrNull {
    pub(super) book_id: Option<BookId>,
    pub(super) kind: Varchar<20>,
    pub(super) number: Option<i64>,
}
