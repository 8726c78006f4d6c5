//! The median of integers is a DECIMAL.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        let _: Expr<Option<i64>> = median(e.ts());
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: cast the median, which rounds it
//~ - let _: Expr<Option<i64>> = median(e.ts());
//~ + let _: Expr<Option<i64>> = median(e.ts()).cast::<i64>();
