//! Rows that are told apart by what is selected are ordered by that.
include!("../fixtures/plays.rs");

pub fn main() {
    let plays = Select::<Plays>::new(|q| {
        let p = q.from::<Songplay>("p");
        q.distinct();
        q.order_by([p.start_time().asc()]);
        PlaysValues { user_id: p.user_id(), plays: p.songplay_id() }
    });
    let _ = plays.statement("reports", "plays");
}

//~ mend: order by what is selected
//~ - q.order_by([p.start_time().asc()]);
//~ + q.order_by([p.user_id().asc()]);
