//! What is the same has one type.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.filter(e.song().same_as(e.ts()));
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: compare with a text
//~ - q.filter(e.song().same_as(e.ts()));
//~ + q.filter(e.song().same_as(s.title()));
