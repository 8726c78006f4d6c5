//! What is looked for is text.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.filter(e.song().position(7).gt(0));
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: look for a text
//~ - q.filter(e.song().position(7).gt(0));
//~ + q.filter(e.song().position("7").gt(0));
