//! Milliseconds have no hour.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.filter(e.ts().hour().eq(3));
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: turn the milliseconds into a timestamp first
//~ - q.filter(e.ts().hour().eq(3));
//~ + q.filter(e.ts().epoch_millis().hour().eq(3));
