//! Redshift picks any rows for a LIMIT without an order.
include!("../fixtures/plays.rs");

pub fn main() {
    let plays = Select::<Plays>::new(|q| {
        let p = q.from::<Songplay>("p");
        q.limit(10);
        PlaysValues { user_id: p.user_id(), plays: p.songplay_id() }
    });
    let _ = plays.statement("reports", "plays");
}

//~ mend: give an order that says which
//~ - q.limit(10);
//~ + q.order_by([p.songplay_id().asc()]);
//~ + q.limit(10);
