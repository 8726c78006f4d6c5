//! The first value of which rows?
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let s = q.from::<StagingSong>("s");
        let _ = window().order_by([s.title().asc()]).first_value(s.duration());
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: say of which rows: all of them, those so far, or a frame of your own
//~ - let _ = window().order_by([s.title().asc()]).first_value(s.duration());
//~ + let _ = window().order_by([s.title().asc()]).all_rows().first_value(s.duration());
