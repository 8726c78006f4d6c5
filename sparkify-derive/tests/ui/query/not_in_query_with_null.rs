//! NOT IN a query that gives NULL is true of nothing.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let s = q.from::<StagingSong>("s");
        q.filter("a".into_expr().not_in_query(|q| q.from::<StagingSong>("t").title()));
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}
