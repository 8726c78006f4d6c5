//! The first row has none before it.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let s = q.from::<StagingSong>("s");

        SongValues { song_id: window().order_by([s.title().asc()]).lag(s.song_id(), 1), title: s.title() }
    });
}

//~ mend: say what the first row gets by `.coalesce(…)`
//~ - SongValues { song_id: window().order_by([s.title().asc()]).lag(s.song_id(), 1), title: s.title() }
//~ + SongValues { song_id: window().order_by([s.title().asc()]).lag(s.song_id(), 1).coalesce(s.song_id()), title: s.title() }
