//! What is the match?
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let s = q.from::<StagingSong>("s");
        q.anti_join::<Song, _>("known", |known| known.song_id());
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: say what makes a match
//~ - q.anti_join::<Song, _>("known", |known| known.song_id());
//~ + q.anti_join::<Song, _>("known", |known| known.song_id().eq(s.song_id()));
