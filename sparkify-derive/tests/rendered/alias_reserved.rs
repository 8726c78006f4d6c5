//! An alias stands bare in SQL, so it is no reserved word.
include!("../fixtures/plays.rs");

pub fn main() {
    let plays = Select::<Plays>::new(|q| {
        let p = q.from::<Songplay>("user");
        PlaysValues { user_id: p.user_id(), plays: p.songplay_id() }
    });
    let _ = plays.statement("reports", "plays");
}

//~ mend: take another alias
//~ - let p = q.from::<Songplay>("user");
//~ + let p = q.from::<Songplay>("p");
