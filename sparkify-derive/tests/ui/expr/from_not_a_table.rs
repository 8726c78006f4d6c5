//! FROM takes tables.
include!("../../fixtures/star.rs");

fn main() {
    struct Album;
    let _ = Insert::<Song>::new(|q| {
        let s = q.from::<Album>("s");
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}
