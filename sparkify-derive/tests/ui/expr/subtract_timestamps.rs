//! The parts between two timestamps are counted.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.filter((getdate() - sysdate()).is_null());
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: count the seconds from one to the other
//~ - q.filter((getdate() - sysdate()).is_null());
//~ + q.filter(getdate().parts_since(TimePart::Second, sysdate()).is_null());
