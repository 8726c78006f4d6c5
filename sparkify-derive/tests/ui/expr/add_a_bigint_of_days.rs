//! DATEADD takes an INTEGER.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.filter(e.ts().epoch_millis().date_add(DatePart::Day, e.ts()).is_null());
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: cast the BIGINT, if it never counts further than an INTEGER
//~ - q.filter(e.ts().epoch_millis().date_add(DatePart::Day, e.ts()).is_null());
//~ + q.filter(e.ts().epoch_millis().date_add(DatePart::Day, e.ts().cast::<i32>()).is_null());
