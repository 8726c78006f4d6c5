//! Both sides of an AND are conditions.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let s = q.from::<StagingSong>("s");
        q.filter(s.title().is_not_null().and(s.duration()));
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}
