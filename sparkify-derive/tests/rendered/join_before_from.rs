//! `from` is called before `join`.
include!("../fixtures/plays.rs");

pub fn main() {
    let plays = Select::<Plays>::new(|q| {
        let p = q.cross_join::<Songplay>("p");
        PlaysValues { user_id: p.user_id(), plays: p.songplay_id() }
    });
    let _ = plays.statement("reports", "plays");
}

//~ mend: begin with `from`
//~ - let p = q.cross_join::<Songplay>("p");
//~ + let p = q.from::<Songplay>("p");
