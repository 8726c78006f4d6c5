//! A try may fail.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        let _: Expr<i32> = e.song().try_cast::<i32>();
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: say what stands where the text is no number
//~ - let _: Expr<i32> = e.song().try_cast::<i32>();
//~ + let _: Expr<i32> = e.song().try_cast::<i32>().coalesce(0);
