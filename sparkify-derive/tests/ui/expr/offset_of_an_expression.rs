//! OFFSET is a number of the code.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.offset(e.ts());
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: give the number itself, and the order it needs
//~ - q.offset(e.ts());
//~ + q.order_by([s.song_id().asc()]);
//~ + q.offset(10);
