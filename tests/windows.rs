//! Values of other rows of a window, with and without those that are NULL, on the stand-in; the judge is a look at five
//! rows.
//!
//! Sources: <https://docs.aws.amazon.com/redshift/latest/dg/r_WF_NTH.html>,
//! <https://docs.aws.amazon.com/redshift/latest/dg/r_WF_LAG.html>.

#[path = "support/stand_in.rs"]
mod stand_in;

use sparkify_schema::{Row, Select, Table, window};
use stand_in::StandIn;

#[derive(Table)]
#[table(name = "readings", kind = staging)]
struct Reading {
    taken: i32,
    value: Option<i32>,
}

#[derive(Debug, Row)]
struct Others {
    taken: i32,
    second: Option<i32>,
    second_known: Option<i32>,
    first_known: Option<i32>,
    last_known: Option<i32>,
    before: Option<i32>,
    before_known: Option<i32>,
    after_known: Option<i32>,
}

#[tokio::test]
async fn rows_without_a_value_are_left_out_where_it_is_said() {
    let stand_in = StandIn::empty().await;
    for sql in
        [Reading::CREATE, "INSERT INTO readings VALUES (1, 10), (2, NULL), (3, 30), (4, NULL), (5, 50)"]
    {
        assert_eq!(stand_in.answer(sql).await, "", "{sql}");
    }
    let select = Select::<Others>::new(|q| {
        let r = q.from::<Reading>("r");
        let in_order = window().order_by([r.taken().asc()]);
        let all = in_order.clone().all_rows();
        q.order_by([r.taken().asc()]);
        OthersValues {
            taken: r.taken(),
            second: all.clone().nth_value(r.value(), 2),
            second_known: all.clone().nth_known(r.value(), 2),
            first_known: all.clone().first_known(r.value()),
            last_known: all.last_known(r.value()),
            before: in_order.clone().lag(r.value(), 1),
            before_known: in_order.clone().lag_known(r.value(), 1),
            after_known: in_order.lead_known(r.value(), 1),
        }
    });
    assert_eq!(
        stand_in.answer(&select.statement("readings", "others").sql).await,
        "1|~|30|10|50|~|~|30\n\
         2|~|30|10|50|10|10|30\n\
         3|~|30|10|50|~|10|50\n\
         4|~|30|10|50|30|30|50\n\
         5|~|30|10|50|~|30|~"
    );
}
