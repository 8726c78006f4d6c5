//! A condition has no MAX over a window either.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.qualify(window().max(e.ts().gt(1)).is_null());
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: ask whether any is true
//~ - q.qualify(window().max(e.ts().gt(1)).is_null());
//~ + q.qualify(window().bool_or(e.ts().gt(1)).is_null());
