//! A misspelt column is answered with the right one.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Songplay>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.left_join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        SongplayValues {
            start_time: e.ts().epoch_millis(),
            user_id: q.require(e.user_di()),
            song_id: s.song_id(),
            artist_id: s.artist_id(),
        }
    });
}

//~ mend: take the column the compiler suggests
//~ - user_id: q.require(e.user_di()),
//~ + user_id: q.require(e.user_id()),
