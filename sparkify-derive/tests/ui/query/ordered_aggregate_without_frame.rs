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
