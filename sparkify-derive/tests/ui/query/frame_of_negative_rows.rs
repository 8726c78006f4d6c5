//! A frame reaches a number of rows, before or after.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let s = q.from::<StagingSong>("s");
        let _ = window().order_by([s.title().asc()]).rows(FrameStart::Preceding(-1), FrameEnd::CurrentRow);
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: say the direction by the word: `Preceding` is before, `Following` after
//~ - let _ = window().order_by([s.title().asc()]).rows(FrameStart::Preceding(-1), FrameEnd::CurrentRow);
//~ + let _ = window().order_by([s.title().asc()]).rows(FrameStart::Preceding(1), FrameEnd::CurrentRow);
