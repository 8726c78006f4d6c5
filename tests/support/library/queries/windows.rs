//! Window functions and QUALIFY.

use super::super::{BookId, Loan};
use sparkify_schema::{Date, Decimal, FrameEnd, FrameStart, Row, Select, window};

/// A loan among the loans of its book.
#[derive(Debug, Row)]
pub(super) struct LoanRank {
    pub(super) book_id: BookId,
    pub(super) number: i64,
    pub(super) rank: i64,
    pub(super) dense_rank: i64,
    pub(super) half: i64,
    pub(super) before: Option<Date>,
    pub(super) after: Option<Date>,
    pub(super) part: f64,
    pub(super) share: f64,
}

pub(super) fn ranks() -> Select<LoanRank> {
    Select::new(|q| {
        let l = q.from::<Loan>("l");
        let by_book = window().partition_by(l.book_id());
        let by_day = by_book.order_by([l.lent_on().asc(), l.loan_id().desc().nulls_first()]);
        q.latest_by((l.book_id(), l.member_no()), l.lent_on(), [l.loan_id().asc()]);
        q.qualify(by_day.clone().row_number().lte(3));
        LoanRankValues {
            book_id: l.book_id(),
            number: by_day.clone().row_number(),
            rank: by_day.clone().rank(),
            dense_rank: by_day.clone().dense_rank(),
            half: by_day.clone().ntile(2),
            before: by_day.clone().lag(l.lent_on(), 1),
            after: by_day.clone().lead(l.lent_on(), 1),
            part: by_day.clone().percent_rank(),
            share: by_day.cume_dist(),
        }
    })
}

/// What a loan adds to the fees of its member.
#[derive(Debug, Row)]
pub(super) struct RunningTotal {
    pub(super) member_no: i64,
    pub(super) loans: i64,
    pub(super) with_fee: i64,
    pub(super) days_so_far: Option<i64>,
    pub(super) days_of_three: Option<i64>,
    pub(super) shortest: Option<i16>,
    pub(super) longest: Option<i16>,
    pub(super) share: Option<f64>,
    pub(super) first_day: Option<Date>,
    pub(super) last_day: Option<Date>,
}

pub(super) fn totals() -> Select<RunningTotal> {
    Select::new(|q| {
        let l = q.from::<Loan>("l");
        let of_member = window().partition_by(l.member_no());
        let by_day = of_member.clone().order_by([l.lent_on().asc(), l.loan_id().asc()]);
        let so_far = by_day.clone().rows_so_far();
        let of_three = by_day.clone().rows(FrameStart::Preceding(1), FrameEnd::Following(1));
        q.qualify(of_member.clone().count_rows().gt(1));
        RunningTotalValues {
            member_no: l.member_no(),
            loans: of_member.clone().count_rows(),
            with_fee: of_member.clone().count(l.fee()),
            days_so_far: so_far.sum(l.days()),
            days_of_three: of_three.clone().avg(l.days()),
            shortest: of_three.clone().min(l.days()),
            longest: of_three.max(l.days()),
            share: of_member.ratio_to_report(l.days()),
            first_day: by_day.clone().all_rows().first_value(l.lent_on()),
            last_day: by_day.all_rows().last_value(l.lent_on()),
        }
    })
}

/// A loan among the fees of its book, where there are any.
#[derive(Debug, Row)]
pub(super) struct Fees {
    pub(super) second: Option<Decimal<8, 2>>,
    pub(super) second_known: Option<Decimal<8, 2>>,
    pub(super) first_known: Option<Decimal<8, 2>>,
    pub(super) last_known: Option<Decimal<8, 2>>,
    pub(super) before: Option<Decimal<8, 2>>,
    pub(super) after: Option<Decimal<8, 2>>,
}

pub(super) fn known() -> Select<Fees> {
    Select::new(|q| {
        let l = q.from::<Loan>("l");
        let by_day = window().partition_by(l.book_id()).order_by([l.loan_id().asc()]);
        let all = by_day.clone().all_rows();
        FeesValues {
            second: all.clone().nth_value(l.fee(), 2),
            second_known: all.clone().nth_known(l.fee(), 2),
            first_known: all.clone().first_known(l.fee()),
            last_known: all.last_known(l.fee()),
            before: by_day.clone().lag_known(l.fee(), 1),
            after: by_day.lead_known(l.fee(), 1),
        }
    })
}
