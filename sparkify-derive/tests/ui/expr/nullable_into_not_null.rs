//! A column that may be NULL does not go into one that may not.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Songplay>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.left_join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        SongplayValues {
            start_time: e.ts().epoch_millis(),
            user_id: e.user_id(),
            song_id: s.song_id(),
            artist_id: s.artist_id(),
        }
    });
}

//~ mend: drop the rows without a value by `q.require`, or give a value by `.coalesce(…)`
//~ - user_id: e.user_id(),
//~ + user_id: q.require(e.user_id()),
