//! An alias names one source.
include!("../fixtures/plays.rs");

pub fn main() {
    let plays = Select::<Plays>::new(|q| {
        let p = q.from::<Songplay>("p");
        let _ = q.cross_join::<Song>("p");
        PlaysValues { user_id: p.user_id(), plays: p.songplay_id() }
    });
    let _ = plays.statement("reports", "plays");
}

//~ mend: give each source an alias of its own
//~ - let _ = q.cross_join::<Song>("p");
//~ + let _ = q.cross_join::<Song>("s");
