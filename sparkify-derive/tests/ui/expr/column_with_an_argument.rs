//! A column is read without an argument; where it is defined, which an editor goes to as well, is its field.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let s = q.from::<StagingSong>("s");
        SongValues { song_id: s.song_id("SO1"), title: s.title() }
    });
}

//~ mend: read the column, and compare it in a filter
//~ - SongValues { song_id: s.song_id("SO1"), title: s.title() }
//~ + q.filter(s.song_id().inner().eq("SO1"));
//~ + SongValues { song_id: s.song_id(), title: s.title() }
