//! A condition has no MIN: BOOL_AND and BOOL_OR say it.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.having(min(e.ts().gt(1)).is_null());
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: ask whether all are true, or any
//~ - q.having(min(e.ts().gt(1)).is_null());
//~ + q.having(bool_and(e.ts().gt(1)).is_null());
