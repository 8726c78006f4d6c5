//! LISTAGG is of texts.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.having(listagg(e.ts(), ", ", [e.ts().asc()]).is_null());
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: cast the number to a text
//~ - q.having(listagg(e.ts(), ", ", [e.ts().asc()]).is_null());
//~ + q.having(listagg(e.ts().cast::<Varchar<20>>(), ", ", [e.ts().asc()]).is_null());
