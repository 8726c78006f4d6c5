//! Milliseconds are a BIGINT.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.filter(e.length().epoch_millis().is_null());
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: take the column that counts milliseconds, or cast to a BIGINT
//~ - q.filter(e.length().epoch_millis().is_null());
//~ + q.filter(e.length().cast::<i64>().epoch_millis().is_null());
