//! In a full join either side may be missing.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let (t, _) = q.full_join::<Song, StagingSong, _>("t", "s", |t, s| t.song_id().eq(s.song_id()));

        SongValues { song_id: t.song_id(), title: t.title() }
    });
}

//~ mend: drop the rows without a match by `q.require`, or give a value by `.coalesce(…)`
//~ - SongValues { song_id: t.song_id(), title: t.title() }
//~ + SongValues { song_id: q.require(t.song_id()), title: t.title() }
