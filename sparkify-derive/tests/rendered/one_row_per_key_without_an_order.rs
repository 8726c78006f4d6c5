//! One row of several is chosen by an order.
include!("../fixtures/plays.rs");

pub fn main() {
    let plays = Select::<Plays>::new(|q| {
        let p = q.from::<Songplay>("p");
        q.one_row_per(p.user_id(), []);
        PlaysValues { user_id: p.user_id(), plays: p.songplay_id() }
    });
    let _ = plays.statement("reports", "plays");
}

//~ mend: say which comes first
//~ - q.one_row_per(p.user_id(), []);
//~ + q.one_row_per(p.user_id(), [p.songplay_id().asc()]);
