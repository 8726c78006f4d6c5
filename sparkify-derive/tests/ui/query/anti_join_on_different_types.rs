//! A song is not matched by its artist.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let s = q.from::<StagingSong>("s");
        q.anti_join::<Song, _>("known", |known| known.song_id().eq(s.artist_id()));
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: compare columns that mean the same
//~ - q.anti_join::<Song, _>("known", |known| known.song_id().eq(s.artist_id()));
//~ + q.anti_join::<Song, _>("known", |known| known.song_id().eq(s.song_id()));
