//! A query begins with one table and joins the others.
include!("../fixtures/plays.rs");

pub fn main() {
    let plays = Select::<Plays>::new(|q| {
        let p = q.from::<Songplay>("p");
        let s = q.from::<Song>("s");
        q.filter(p.song_id().eq(s.song_id()));
        PlaysValues { user_id: p.user_id(), plays: p.songplay_id() }
    });
    let _ = plays.statement("reports", "plays");
}

//~ mend: join the second table
//~ - let s = q.from::<Song>("s");
//~ - q.filter(p.song_id().eq(s.song_id()));
//~ + let _ = q.join::<Song, _>("s", |s| p.song_id().eq(s.song_id()));
