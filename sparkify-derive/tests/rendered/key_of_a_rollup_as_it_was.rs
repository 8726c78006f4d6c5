//! A key is NULL in the rows of totals, and so it is taken as the query gives it back.
include!("../fixtures/plays.rs");

#[derive(Row)]
struct Totals {
    user_id: Option<i64>,
    plays: i64,
}

pub fn main() {
    let totals = Select::<Totals>::new(|q| {
        let p = q.from::<Songplay>("p");
        let _ = q.rollup(p.user_id());
        TotalsValues { user_id: p.user_id().nullable(), plays: count_rows() }
    });
    let _ = totals.statement("reports", "totals");
}

//~ mend: select what `rollup` returns
//~ - let _ = q.rollup(p.user_id());
//~ - TotalsValues { user_id: p.user_id().nullable(), plays: count_rows() }
//~ + let user_id = q.rollup(p.user_id());
//~ + TotalsValues { user_id, plays: count_rows() }
