//! The tie break of a lookup is made of the table that is looked into.
include!("../fixtures/plays.rs");

pub fn main() {
    let plays = Select::<Plays>::new(|q| {
        let p = q.from::<Songplay>("p");
        let _ = q.lookup::<Song, _>("s", |s| s.song_id().eq(p.song_id()), |_| p.start_time().asc());
        PlaysValues { user_id: p.user_id(), plays: p.songplay_id() }
    });
    let _ = plays.statement("reports", "plays");
}

//~ mend: order by its own columns
//~ - let _ = q.lookup::<Song, _>("s", |s| s.song_id().eq(p.song_id()), |_| p.start_time().asc());
//~ + let _ = q.lookup::<Song, _>("s", |s| s.song_id().eq(p.song_id()), |s| s.title().asc());
