//! A DATE has no hour.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.filter(e.ts().epoch_millis().date().hour().eq(7));
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: ask the timestamp, before its time is cut off
//~ - q.filter(e.ts().epoch_millis().date().hour().eq(7));
//~ + q.filter(e.ts().epoch_millis().hour().eq(7));
