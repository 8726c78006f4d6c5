//! Seconds are whole; milliseconds have their own function.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.filter((e.ts().cast::<f64>() / 1000.0).epoch_seconds().is_null());
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: leave the milliseconds as they are
//~ - q.filter((e.ts().cast::<f64>() / 1000.0).epoch_seconds().is_null());
//~ + q.filter(e.ts().epoch_millis().is_null());
