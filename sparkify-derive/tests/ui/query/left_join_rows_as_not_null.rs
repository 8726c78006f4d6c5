//! A subquery that is left joined may have no match.
include!("../../fixtures/star.rs");

#[derive(Row)]
struct Artist {
    id: SongId,
}

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let s = q.from::<StagingSong>("s");
        let t = q.with("artists", Select::<Artist>::new(|q| ArtistValues { id: q.from::<StagingSong>("t").song_id() }));
        let t = q.left_join_rows("t", &t, |t| t.id().eq(s.song_id()));
        SongValues { song_id: t.id(), title: s.title() }
    });
}

//~ mend: drop the rows without a match by `q.require`, or use `join_rows`
//~ - SongValues { song_id: t.id(), title: s.title() }
//~ + SongValues { song_id: q.require(t.id()), title: s.title() }
