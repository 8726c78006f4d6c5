//! A root is of a number.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.filter(e.song().sqrt().gt(1.0));
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: take the root of a number
//~ - q.filter(e.song().sqrt().gt(1.0));
//~ + q.filter(e.length().sqrt().gt(1.0));
