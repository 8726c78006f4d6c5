//! NOT IN a query that gives NULL is true of nothing.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let s = q.from::<StagingSong>("s");
        q.filter("a".into_expr().not_in_query(|q| q.from::<StagingSong>("t").title()));
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: drop the rows without a value inside the query
//~ - q.filter("a".into_expr().not_in_query(|q| q.from::<StagingSong>("t").title()));
//~ + q.filter("a".into_expr().not_in_query(|q| {
//~ +     let t = q.from::<StagingSong>("t");
//~ +     q.require(t.title())
//~ + }));
