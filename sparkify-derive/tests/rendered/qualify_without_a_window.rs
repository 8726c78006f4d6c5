//! QUALIFY is a condition on window functions.
include!("../fixtures/plays.rs");

pub fn main() {
    let plays = Select::<Plays>::new(|q| {
        let p = q.from::<Songplay>("p");
        q.qualify(p.user_id().gt(0));
        PlaysValues { user_id: p.user_id(), plays: p.songplay_id() }
    });
    let _ = plays.statement("reports", "plays");
}

//~ mend: say it of the rows, by `filter`
//~ - q.qualify(p.user_id().gt(0));
//~ + q.filter(p.user_id().gt(0));
