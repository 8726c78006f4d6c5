//! LISTAGG says in which order.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.having(listagg(e.song(), ", ").is_null());
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: say in which order
//~ - q.having(listagg(e.song(), ", ").is_null());
//~ + q.having(listagg(e.song(), ", ", [e.ts().asc()]).is_null());
