//! An alias is a plain name.
include!("../fixtures/plays.rs");

pub fn main() {
    let plays = Select::<Plays>::new(|q| {
        let p = q.from::<Songplay>("Plays");
        PlaysValues { user_id: p.user_id(), plays: p.songplay_id() }
    });
    let _ = plays.statement("reports", "plays");
}

//~ mend: write it in lower case
//~ - let p = q.from::<Songplay>("Plays");
//~ + let p = q.from::<Songplay>("plays");
