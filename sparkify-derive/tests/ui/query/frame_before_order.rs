//! A frame is of rows in order.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let s = q.from::<StagingSong>("s");
        q.qualify(window().rows_so_far().count_rows().gt(1));
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: order the window first
//~ - q.qualify(window().rows_so_far().count_rows().gt(1));
//~ + q.qualify(window().order_by([s.title().asc()]).rows_so_far().count_rows().gt(1));
