//! A song is no artist.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let s = q.from::<StagingSong>("s");
        q.filter(s.song_id().eq(s.artist_id()));
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: compare the columns that mean the same; `.inner()` on both sides compares their texts if that is meant
//~ - q.filter(s.song_id().eq(s.artist_id()));
//~ + q.filter(s.song_id().inner().eq(s.artist_id().inner()));
