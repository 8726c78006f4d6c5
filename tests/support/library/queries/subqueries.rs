//! Queries that read other queries.

use super::super::{Book, BookId, Loan, StagingLoan, State};
use sparkify_schema::{
    Date, Expr, IntoExpr as _, Row, Select, Varchar, count_rows, exists, lit, max, min, not, scalar,
};

/// A member and how often he borrows.
#[derive(Debug, Row)]
pub(super) struct Member {
    pub(super) member_no: i64,
    pub(super) loans: i64,
    pub(super) latest: Option<Date>,
}

fn members() -> Select<Member> {
    Select::new(|q| {
        let l = q.from::<Loan>("l");
        let member_no = q.grouped(l.member_no());
        MemberValues { member_no, loans: count_rows(), latest: max(l.lent_on()) }
    })
}

pub(super) fn quick_members() -> Select<Member> {
    Select::new(|q| {
        let members = q.with("members", members());
        let frequent = q.with(
            "frequent",
            Select::<Member>::new(|q| {
                let m = q.from_rows("m", &members);
                q.filter(m.loans().gt(10));
                MemberValues { member_no: m.member_no(), loans: m.loans(), latest: m.latest() }
            }),
        );
        let f = q.from_rows("f", &frequent);
        let m = q.join_rows("m", &members, |m| m.member_no().eq(f.member_no()));
        let other = q.left_join_rows("other", &members, |other| other.latest().eq(f.latest()));
        q.filter(other.member_no().is_null());
        q.order_by([f.loans().desc(), m.member_no().asc()]);
        MemberValues { member_no: f.member_no(), loans: m.loans(), latest: f.latest() }
    })
}

/// A book and its last loan.
#[derive(Debug, Row)]
pub(super) struct BookLoan {
    pub(super) book_id: BookId,
    pub(super) title: Varchar<300>,
    pub(super) lent_on: Option<Date>,
    pub(super) loans: Option<i64>,
}

fn loans_of_books() -> Select<BookLoan> {
    Select::new(|q| {
        let b = q.from::<Book>("b");
        let l = q.left_join::<Loan, _>("l", |l| l.book_id().eq(b.book_id()));
        let (book_id, title) = (q.grouped(b.book_id()), q.grouped(b.title()));
        BookLoanValues { book_id, title, lent_on: max(l.lent_on()), loans: count_rows().nullable() }
    })
}

pub(super) fn late_books() -> Select<BookLoan> {
    Select::new(|q| {
        let b = q.from_rows("b", loans_of_books());
        let seen =
            q.lookup_rows("seen", loans_of_books(), |s| s.title().eq(b.title()), |s| s.book_id().asc());
        let title = b.title().concat(", it's\na book").truncate::<300>();
        q.filter(seen.book_id().ne(b.book_id()));
        BookLoanValues { book_id: b.book_id(), title, lent_on: b.lent_on(), loans: seen.loans() }
    })
}

pub(super) fn known_books() -> Select<BookLoan> {
    Select::new(|q| {
        let b = q.from::<Book>("b");
        q.filter(exists(|q| {
            let l = q.from::<Loan>("l");
            q.filter(l.book_id().eq(b.book_id()));
        }));
        q.filter(not(exists(|q| {
            let lost = q.from::<StagingLoan>("lost");
            q.filter(lost.book_id().eq(b.book_id()).and(lost.state().eq(State::Lost)));
        })));
        q.anti_join::<StagingLoan, _>("s", |s| s.book_id().eq(b.book_id()));
        q.semi_join::<Loan, _>("again", |again| again.book_id().eq(b.book_id()));
        q.filter(b.book_id().is_in_query(|q| q.from::<Loan>("any_loan").book_id()));
        q.filter(b.book_id().not_in_query(|q| {
            let l = q.from::<StagingLoan>("unknown");
            q.require(l.book_id())
        }));
        let first: Expr<Option<Date>> = scalar(|q| {
            let l = q.from::<Loan>("first");
            q.filter(l.book_id().eq(b.book_id()));
            min(l.lent_on())
        });
        let all = scalar(|q| {
            let _ = q.from::<Loan>("every");
            count_rows()
        });
        BookLoanValues { book_id: b.book_id(), title: b.title(), lent_on: first, loans: all }
    })
}

pub(super) fn everything() -> Select<Member> {
    let of_year = |year: i32| {
        Select::new(move |q| {
            let l = q.from::<Loan>("l");
            q.filter(l.lent_on().year().eq(year));
            MemberValues {
                member_no: l.member_no(),
                loans: 1_i64.into_expr(),
                latest: l.lent_on().nullable(),
            }
        })
    };
    let last = Select::new(|q| {
        let l = q.from::<Loan>("l");
        q.order_by([l.lent_on().desc(), l.loan_id().asc()]);
        q.limit(10);
        MemberValues { member_no: l.member_no(), loans: 1_i64.into_expr(), latest: l.lent_on().nullable() }
    });
    of_year(2025).union_all(of_year(2026)).union(last).except(of_year(2024).intersect(members()))
}

/// A member, and over how many loans of the same books he is reached.
#[derive(Debug, Row)]
pub(super) struct Reached {
    pub(super) member_no: i64,
    pub(super) level: i32,
    pub(super) way: Varchar<200>,
}

pub(super) fn reached() -> Select<Reached> {
    Select::new(|q| {
        let busy = q.with("busy", members());
        let first = Select::<Reached>::new(|q| {
            let b = q.from_rows("b", &busy);
            q.filter(b.loans().gt(100));
            ReachedValues {
                member_no: b.member_no(),
                level: lit(1),
                way: b.member_no().cast::<Varchar<20>>().truncate::<200>(),
            }
        });
        let reached = q.with_recursive("reached", first, |q, reached| {
            let r = q.from_rows("r", reached);
            let before = q.join::<Loan, _>("before", |before| before.member_no().eq(r.member_no()));
            let next = q.join::<Loan, _>("next_loan", |next| {
                next.book_id().eq(before.book_id()).and(next.lent_on().gt(before.lent_on()))
            });
            q.filter(r.level().lt(4));
            ReachedValues {
                member_no: next.member_no(),
                level: r.level() + 1,
                way: r.way().concat(", ").concat(next.member_no().cast::<Varchar<20>>()).truncate::<200>(),
            }
        });
        let r = q.from_rows("r", &reached);
        let level = min(r.level()).coalesce(0);
        let member_no = q.grouped(r.member_no());
        q.order_by([level.clone().asc(), member_no.clone().asc()]);
        q.limit(100);
        ReachedValues { member_no, level, way: min(r.way()).coalesce("") }
    })
}

pub(super) fn ordered_whole() -> Select<Member> {
    members()
        .union(members())
        .intersect(members().union_all(members()))
        .order_by(|m| [m.latest().desc(), m.member_no().asc()])
        .limit(20)
        .offset(40)
}

pub(super) fn books_and_loans() -> Select<Member> {
    Select::new(|q| {
        let (b, l) = q.full_join::<Book, Loan, _>("b", "l", |b, l| b.book_id().eq(l.book_id()));
        q.filter(b.book_id().is_null().or(l.book_id().is_null()));
        MemberValues {
            member_no: l.member_no().coalesce(0_i64),
            loans: l.loan_id().coalesce(0_i64),
            latest: l.lent_on(),
        }
    })
}

pub(super) fn pairs() -> Select<Member> {
    Select::new(|q| {
        let earlier = q.from::<Loan>("earlier");
        let later = q.join::<Loan, _>("later", |later| {
            later.book_id().eq(earlier.book_id()).and(later.lent_on().gt(earlier.lent_on()))
        });
        let s = q.cross_join::<StagingLoan>("s");
        let m = q.cross_join_rows("m", members());
        q.filter(s.lent_at().gt(m.loans()));
        MemberValues {
            member_no: earlier.member_no(),
            loans: later.loan_id(),
            latest: later.lent_on().nullable(),
        }
    })
}
