//! The rows of a frame are counted from 1.
include!("../fixtures/plays.rs");

pub fn main() {
    let plays = Select::<Plays>::new(|q| {
        let p = q.from::<Songplay>("p");
        let all = window().order_by([p.start_time().asc()]).all_rows();
        q.qualify(all.nth_value(p.user_id(), 0).eq(1_i64));
        PlaysValues { user_id: p.user_id(), plays: p.songplay_id() }
    });
    let _ = plays.statement("reports", "plays");
}

//~ mend: take the first
//~ - q.qualify(all.nth_value(p.user_id(), 0).eq(1_i64));
//~ + q.qualify(all.nth_value(p.user_id(), 1).eq(1_i64));
