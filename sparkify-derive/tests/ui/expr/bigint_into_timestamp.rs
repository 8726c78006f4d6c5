//! A BIGINT is no TIMESTAMP, even if it holds milliseconds.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Songplay>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.left_join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        SongplayValues {
            start_time: e.ts(),
            user_id: q.require(e.user_id()),
            song_id: s.song_id(),
            artist_id: s.artist_id(),
        }
    });
}

//~ mend: turn the milliseconds into a timestamp
//~ - start_time: e.ts(),
//~ + start_time: e.ts().epoch_millis(),
