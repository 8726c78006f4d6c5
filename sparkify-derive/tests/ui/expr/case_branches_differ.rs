//! Every branch of a CASE has one type.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.filter(when(e.ts().eq(0_i64), 1).otherwise("none").is_null());
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: give every branch the same type
//~ - q.filter(when(e.ts().eq(0_i64), 1).otherwise("none").is_null());
//~ + q.filter(when(e.ts().eq(0_i64), "one").otherwise("none").is_null());
