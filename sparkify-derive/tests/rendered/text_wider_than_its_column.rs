//! A text is not longer than the column it is written to.
include!("../fixtures/plays.rs");

pub fn main() {
    let songs = Insert::<Song>::new(|q| {
        let s = q.from::<StagingSong>("s");
        SongValues { song_id: s.song_id(), title: s.title().concat(" (live)") }
    });
    let _ = songs.statement();
}

//~ mend: cut the value, or widen the column
//~ - SongValues { song_id: s.song_id(), title: s.title().concat(" (live)") }
//~ + SongValues { song_id: s.song_id(), title: s.title().concat(" (live)").truncate::<256>() }
