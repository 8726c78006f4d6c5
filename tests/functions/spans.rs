//! Columns of intervals, as the DSL declares, fills and reads them; the judge is what AWS's page shows.
//!
//! Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_interval_data_types.html>.

use super::{library, stand_in::StandIn};
use sparkify_schema::{
    Date, Insert, IntervalDayToSecond, IntervalYearToMonth, Row, Select, Table, lit, null,
};

#[derive(Table)]
#[table(name = "terms", kind = staging)]
struct Contract {
    id: i32,
    signed: Date,
    term: IntervalYearToMonth,
    grace: Option<IntervalDayToSecond>,
    #[column(default = "1 day 2 hours")]
    notice: IntervalDayToSecond<0>,
}

#[derive(Debug, Row)]
struct LeaseEnd {
    id: i32,
    term: IntervalYearToMonth,
    notice: IntervalDayToSecond,
    ends: Date,
}

#[tokio::test]
async fn intervals_are_written_and_read() {
    let stand_in = StandIn::empty().await;
    let leases = library::statements();
    let leases = leases.iter().find(|it| it.name.to_string() == "leases/create_table");
    assert_eq!(stand_in.answer(&leases.expect("the library has leases").sql).await, "");
    for sql in [
        Contract::CREATE,
        "INSERT INTO terms (id, signed, term) VALUES (1, '2020-08-31', INTERVAL '1-6' YEAR TO MONTH)",
    ] {
        assert_eq!(stand_in.answer(sql).await, "", "{sql}");
    }
    let later = Insert::<Contract>::new(|q| {
        let t = q.from::<Contract>("t");
        ContractValues {
            id: t.id() + 1,
            signed: t.signed() + IntervalYearToMonth::months(6),
            term: lit("2 years 1 mon").cast::<IntervalYearToMonth>(),
            grace: null(),
            notice: lit("2 days 01:01:00").cast::<IntervalDayToSecond<0>>().into(),
        }
    });
    assert_eq!(stand_in.answer(&later.statement().sql).await, "");
    let ends = Select::<LeaseEnd>::new(|q| {
        let t = q.from::<Contract>("t");
        q.order_by([t.id().asc()]);
        LeaseEndValues { id: t.id(), term: t.term(), notice: t.notice(), ends: t.signed() + t.term() }
    });
    let answer = stand_in.answer(&ends.statement("terms", "ends").sql).await;
    assert_eq!(
        answer,
        "1|1 year 6 mons|1 day 02:00:00|2022-02-28\n2|2 years 1 mon|2 days 01:01:00|2023-03-28"
    );
}
