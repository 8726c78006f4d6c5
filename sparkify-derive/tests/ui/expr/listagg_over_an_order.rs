//! LISTAGG over a window sorts by itself.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.qualify(window().order_by([e.ts().asc()]).listagg(e.song(), ", ", [e.ts().asc()]).is_null());
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: leave the window's order out
//~ - q.qualify(window().order_by([e.ts().asc()]).listagg(e.song(), ", ", [e.ts().asc()]).is_null());
//~ + q.qualify(window().listagg(e.song(), ", ", [e.ts().asc()]).is_null());
