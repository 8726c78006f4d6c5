//! A column without a value is named.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Songplay>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.left_join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        SongplayValues {
            start_time: e.ts().epoch_millis(),
            user_id: q.require(e.user_id()),
            song_id: s.song_id(),
        }
    });
}

//~ mend: give the column a value
//~ - song_id: s.song_id(),
//~ + song_id: s.song_id(),
//~ + artist_id: s.artist_id(),
