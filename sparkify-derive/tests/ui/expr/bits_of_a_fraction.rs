//! Bits are of whole numbers.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.filter(e.length().bit_and(1).is_null());
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: take a whole number
//~ - q.filter(e.length().bit_and(1).is_null());
//~ + q.filter(e.ts().bit_and(1).is_null());
