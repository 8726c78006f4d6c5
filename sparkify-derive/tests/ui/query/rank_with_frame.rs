//! A rank takes no frame.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let s = q.from::<StagingSong>("s");
        let first = window().order_by([s.title().asc()]).rows_so_far().row_number();
        q.qualify(first.eq(1));
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: leave the frame out: a rank looks at the whole partition
//~ - let first = window().order_by([s.title().asc()]).rows_so_far().row_number();
//~ + let first = window().order_by([s.title().asc()]).row_number();
