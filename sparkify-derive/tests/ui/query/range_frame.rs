//! Redshift has frames of rows only.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let s = q.from::<StagingSong>("s");
        let _ = window().order_by([s.title().asc()]).range(FrameStart::Unbounded, FrameEnd::CurrentRow);
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: count the rows
//~ - let _ = window().order_by([s.title().asc()]).range(FrameStart::Unbounded, FrameEnd::CurrentRow);
//~ + let _ = window().order_by([s.title().asc()]).rows(FrameStart::Unbounded, FrameEnd::CurrentRow);
