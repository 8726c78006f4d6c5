//! WITH names a query.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let s = q.from::<StagingSong>("s");
        let _ = q.with("songs", s);
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}
