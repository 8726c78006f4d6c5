//! An aggregate over an ordered window states which rows count.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let s = q.from::<StagingSong>("s");
        let total = window().order_by([s.title().asc()]).sum(s.duration());
        q.qualify(total.gt(1.0));
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: say which rows count; Redshift would demand the frame
//~ - let total = window().order_by([s.title().asc()]).sum(s.duration());
//~ + let total = window().order_by([s.title().asc()]).rows_so_far().sum(s.duration());
