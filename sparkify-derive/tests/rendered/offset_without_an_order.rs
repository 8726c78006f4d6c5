//! Redshift leaves out any rows for an OFFSET without an order.
include!("../fixtures/plays.rs");

pub fn main() {
    let plays = Select::<Plays>::new(|q| {
        let p = q.from::<Songplay>("p");
        q.offset(10);
        PlaysValues { user_id: p.user_id(), plays: p.songplay_id() }
    });
    let _ = plays.statement("reports", "plays");
}

//~ mend: give an order that says which
//~ - q.offset(10);
//~ + q.order_by([p.songplay_id().asc()]);
//~ + q.offset(10);
