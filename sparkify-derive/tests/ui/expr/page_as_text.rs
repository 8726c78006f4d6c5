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
