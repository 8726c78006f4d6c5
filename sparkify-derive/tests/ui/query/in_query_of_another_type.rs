//! A song is not among the artists.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let s = q.from::<StagingSong>("s");
        q.filter(s.song_id().is_in_query(|q| q.from::<StagingSong>("t").artist_id()));
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: select the column that means the same
//~ - q.filter(s.song_id().is_in_query(|q| q.from::<StagingSong>("t").artist_id()));
//~ + q.filter(s.song_id().is_in_query(|q| q.from::<StagingSong>("t").song_id()));
