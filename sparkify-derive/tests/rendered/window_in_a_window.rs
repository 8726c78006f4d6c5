//! A window function has no other inside.
include!("../fixtures/plays.rs");

pub fn main() {
    let plays = Select::<Plays>::new(|q| {
        let p = q.from::<Songplay>("p");
        let place = window().order_by([p.start_time().asc()]).row_number();
        let again = window().order_by([place.asc()]).row_number();
        q.qualify(again.eq(1));
        PlaysValues { user_id: p.user_id(), plays: p.songplay_id() }
    });
    let _ = plays.statement("reports", "plays");
}

//~ mend: compute the inner one in a subquery, or leave it out
//~ - let again = window().order_by([place.asc()]).row_number();
//~ + let again = place;
