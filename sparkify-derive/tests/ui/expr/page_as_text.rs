//! An enum of allowed values is not compared with just any text.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.filter(e.page().eq("Next Song"));
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: compare with a variant, which cannot be misspelt
//~ - q.filter(e.page().eq("Next Song"));
//~ + q.filter(e.page().eq(Page::NextSong));
