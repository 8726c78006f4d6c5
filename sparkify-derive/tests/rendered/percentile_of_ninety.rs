//! A percentile is a part of one.
include!("../fixtures/plays.rs");

pub fn main() {
    let plays = Select::<Plays>::new(|q| {
        let p = q.from::<Songplay>("p");
        let slowest = percentile_cont(90.0, p.songplay_id());
        q.having(slowest.gt(1));
        PlaysValues { user_id: q.grouped(p.user_id()), plays: count_rows() }
    });
    let _ = plays.statement("reports", "plays");
}

//~ mend: write it from 0 to 1
//~ - let slowest = percentile_cont(90.0, p.songplay_id());
//~ + let slowest = percentile_cont(0.9, p.songplay_id());
