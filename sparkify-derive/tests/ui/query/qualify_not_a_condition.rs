//! A rank is no condition.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let s = q.from::<StagingSong>("s");
        q.qualify(window().order_by([s.title().asc()]).rank());
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: compare the rank
//~ - q.qualify(window().order_by([s.title().asc()]).rank());
//~ + q.qualify(window().order_by([s.title().asc()]).rank().eq(1));
