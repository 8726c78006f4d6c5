//! Aggregates, and those that sort.

use super::super::{Book, BookId, Loan, StagingLoan};
use sparkify_schema::{
    Date, Row, Select, any_value, approximate_count_distinct, approximate_percentile_disc, avg_distinct,
    bool_and, bool_or, count_rows, listagg, listagg_distinct, median, percentile_cont, stddev_pop,
    stddev_samp, sum_distinct, var_pop, var_samp, window,
};

/// What is told of the loans of a book.
#[derive(Debug, Row)]
pub(super) struct OfBook {
    pub(super) book_id: BookId,
    pub(super) about_members: i64,
    pub(super) different_days: Option<i64>,
    pub(super) average_of_different: Option<i64>,
    pub(super) any_remark: Option<String>,
    pub(super) all_returned: Option<bool>,
    pub(super) late: Option<bool>,
    pub(super) deviation: Option<f64>,
    pub(super) deviation_of_all: Option<f64>,
    pub(super) variance: Option<f64>,
    pub(super) variance_of_all: Option<f64>,
    pub(super) about_median: Option<i16>,
}

pub(super) fn groups() -> Select<OfBook> {
    Select::new(|q| {
        let l = q.from::<Loan>("l");
        let book_id = q.grouped(l.book_id());
        q.having(approximate_count_distinct(l.member_no()).gt(1));
        q.order_by([count_rows().desc(), book_id.clone().asc()]);
        q.limit(20);
        q.offset(20);
        OfBookValues {
            book_id,
            about_members: approximate_count_distinct(l.member_no()),
            different_days: sum_distinct(l.days()),
            average_of_different: avg_distinct(l.days()),
            any_remark: any_value(l.remarks()),
            all_returned: bool_and(l.returned()),
            late: bool_or(l.days().gt(14)),
            deviation: stddev_samp(l.days()),
            deviation_of_all: stddev_pop(l.days()),
            variance: var_samp(l.fee()),
            variance_of_all: var_pop(l.fee()),
            about_median: approximate_percentile_disc(0.5, l.days()),
        }
    })
}

/// What is told of the titles of a state.
#[derive(Debug, Row)]
pub(super) struct OfState {
    pub(super) state: String,
    pub(super) isbns: Option<String>,
    pub(super) titles: Option<String>,
    pub(super) median: Option<f64>,
    pub(super) most: Option<f64>,
}

pub(super) fn sorted() -> Select<OfState> {
    Select::new(|q| {
        let b = q.from::<Book>("b");
        let by_pages = || [b.pages().asc()];
        OfStateValues {
            state: q.grouped(b.state()).text(),
            isbns: listagg(b.isbn(), ", ", by_pages()),
            titles: listagg_distinct(b.title(), "; it's ", by_pages()),
            median: median(b.pages()).cast::<f64>(),
            most: percentile_cont(0.9, b.pages()).cast::<f64>(),
        }
    })
}

/// A loan of the desk among those of its member.
#[derive(Debug, Row)]
pub(super) struct OfMember {
    pub(super) lent_at: i64,
    pub(super) remarks: Option<String>,
    pub(super) median: Option<Date>,
    pub(super) third_quarter: Option<f64>,
    pub(super) middle: Option<i64>,
    pub(super) any_lost: Option<bool>,
    pub(super) all_lost: Option<bool>,
    pub(super) different_remarks: Option<String>,
    pub(super) deviation: Option<f64>,
    pub(super) deviation_of_all: Option<f64>,
    pub(super) variance: Option<f64>,
    pub(super) variance_of_all: Option<f64>,
}

pub(super) fn sorted_windows() -> Select<OfMember> {
    use super::super::State;
    Select::new(|q| {
        let l = q.from::<StagingLoan>("l");
        let of_member = window().partition_by(l.member_no());
        let order = [l.lent_at().desc(), l.remarks().asc()];
        let by_day = of_member.clone().order_by([l.lent_at().asc()]).rows_so_far();
        OfMemberValues {
            lent_at: l.lent_at(),
            remarks: of_member.clone().listagg(l.remarks(), "\\", order),
            median: of_member.clone().median(l.lent_at().epoch_millis().date()),
            third_quarter: of_member.clone().percentile_cont(0.75, l.lent_at().cast::<f64>()),
            middle: of_member.clone().percentile_disc(0.5, l.lent_at()),
            any_lost: of_member.clone().bool_or(l.state().eq(State::Lost)),
            all_lost: of_member.clone().bool_and(l.state().eq(State::Lost)),
            different_remarks: of_member.clone().listagg_distinct(l.remarks(), ", ", [l.remarks().asc()]),
            deviation: by_day.clone().stddev_samp(l.lent_at()),
            deviation_of_all: by_day.clone().stddev_pop(l.lent_at()),
            variance: by_day.var_samp(l.fee()),
            variance_of_all: of_member.var_pop(l.fee()),
        }
    })
}
