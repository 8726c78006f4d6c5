//! A subquery has aliases of its own.
include!("../fixtures/plays.rs");

pub fn main() {
    let plays = Select::<Plays>::new(|q| {
        let p = q.from::<Songplay>("p");
        q.filter(exists(|q| {
            let _ = q.from::<Song>("p");
        }));
        PlaysValues { user_id: p.user_id(), plays: p.songplay_id() }
    });
    let _ = plays.statement("reports", "plays");
}

//~ mend: take another alias
//~ -     let _ = q.from::<Song>("p");
//~ +     let _ = q.from::<Song>("s");
