//! Milliseconds lie in no month: they become a timestamp first.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.filter(e.ts().start_of(DatePart::Month).is_null());
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: make the milliseconds a timestamp first
//~ - q.filter(e.ts().start_of(DatePart::Month).is_null());
//~ + q.filter(e.ts().epoch_millis().start_of(DatePart::Month).is_null());
