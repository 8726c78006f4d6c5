//! The key is an expression, not its name.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let s = q.from::<StagingSong>("s");
        q.latest_by("artist_id", s.duration(), []);
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: hand over the column
//~ - q.latest_by("artist_id", s.duration(), []);
//~ + q.latest_by(s.artist_id(), s.duration(), []);
