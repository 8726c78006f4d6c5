//! A key is in one of the sets.
include!("../fixtures/plays.rs");

#[derive(Row)]
struct Totals {
    user_id: Option<i64>,
    plays: i64,
}

pub fn main() {
    let totals = Select::<Totals>::new(|q| {
        let p = q.from::<Songplay>("p");
        let (user_id, _) = q.grouping_sets((p.user_id(), p.song_id()), |[user, _]| vec![vec![user], vec![]]);
        TotalsValues { user_id, plays: count_rows() }
    });
    let _ = totals.statement("reports", "totals");
}

//~ mend: put it into one, or leave it out
//~ - let (user_id, _) = q.grouping_sets((p.user_id(), p.song_id()), |[user, _]| vec![vec![user], vec![]]);
//~ + let user_id = q.grouping_sets(p.user_id(), |[user]| vec![vec![user], vec![]]);
