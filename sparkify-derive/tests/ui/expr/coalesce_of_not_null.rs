//! What is never NULL needs no other value.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.filter(e.ts().coalesce(0_i64).eq(0_i64));
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: leave the other value out
//~ - q.filter(e.ts().coalesce(0_i64).eq(0_i64));
//~ + q.filter(e.ts().eq(0_i64));
