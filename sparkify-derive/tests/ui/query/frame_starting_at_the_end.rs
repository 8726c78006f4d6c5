//! A frame does not begin after the last row.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let s = q.from::<StagingSong>("s");
        let _ = window().order_by([s.title().asc()]).rows(FrameEnd::Unbounded, FrameEnd::Unbounded);
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: begin at a `FrameStart`
//~ - let _ = window().order_by([s.title().asc()]).rows(FrameEnd::Unbounded, FrameEnd::Unbounded);
//~ + let _ = window().order_by([s.title().asc()]).rows(FrameStart::Unbounded, FrameEnd::Unbounded);
