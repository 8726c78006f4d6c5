//! Text is not added up.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let s = q.from::<StagingSong>("s");
        q.filter((s.duration() + s.title()).is_null());
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}
