//! BOOL_AND is of conditions.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.having(bool_and(e.ts()).is_null());
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: make it a condition
//~ - q.having(bool_and(e.ts()).is_null());
//~ + q.having(bool_and(e.ts().gt(0)).is_null());
