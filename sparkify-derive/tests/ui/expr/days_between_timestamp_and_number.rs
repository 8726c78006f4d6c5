//! Parts are counted between moments.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.filter(e.ts().epoch_millis().parts_since(DatePart::Day, e.ts()).gt(7));
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: make the milliseconds a timestamp first
//~ - q.filter(e.ts().epoch_millis().parts_since(DatePart::Day, e.ts()).gt(7));
//~ + q.filter(e.ts().epoch_millis().parts_since(DatePart::Day, e.ts().epoch_millis()).gt(7));
