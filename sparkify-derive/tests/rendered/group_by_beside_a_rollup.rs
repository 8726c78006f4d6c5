//! A ROLLUP has every key of its query.
include!("../fixtures/plays.rs");

#[derive(Row)]
struct Totals {
    user_id: Option<i64>,
    plays: i64,
}

pub fn main() {
    let totals = Select::<Totals>::new(|q| {
        let p = q.from::<Songplay>("p");
        let user_id = q.rollup(p.user_id());
        q.group_by(p.song_id());
        TotalsValues { user_id, plays: count_rows() }
    });
    let _ = totals.statement("reports", "totals");
}

//~ mend: give it the other key too
//~ - let user_id = q.rollup(p.user_id());
//~ - q.group_by(p.song_id());
//~ + let (_, user_id) = q.rollup((p.song_id(), p.user_id()));
