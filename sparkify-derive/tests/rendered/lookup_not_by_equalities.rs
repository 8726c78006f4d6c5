//! A lookup finds its row by equalities, so that at most one is found.
include!("../fixtures/plays.rs");

pub fn main() {
    let plays = Select::<Plays>::new(|q| {
        let p = q.from::<Songplay>("p");
        let _ = q.lookup::<Song, _>("s", |s| s.title().like("A%"), |s| s.song_id().asc());
        PlaysValues { user_id: p.user_id(), plays: p.songplay_id() }
    });
    let _ = plays.statement("reports", "plays");
}

//~ mend: compare a column of it with one that is there already
//~ - let _ = q.lookup::<Song, _>("s", |s| s.title().like("A%"), |s| s.song_id().asc());
//~ + let _ = q.lookup::<Song, _>("s", |s| s.song_id().eq(p.song_id()), |s| s.title().asc());
