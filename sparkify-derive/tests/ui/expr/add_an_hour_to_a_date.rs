//! A DATE is moved by parts of a date.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.filter(e.ts().epoch_millis().date().date_add(TimePart::Hour, 7).is_null());
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: move the timestamp, which has hours
//~ - q.filter(e.ts().epoch_millis().date().date_add(TimePart::Hour, 7).is_null());
//~ + q.filter(e.ts().epoch_millis().date_add(TimePart::Hour, 7).is_null());
