//! A filter is a condition.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let s = q.from::<StagingSong>("s");
        q.filter(s.title());
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: say which values are wanted
//~ - q.filter(s.title());
//~ + q.filter(s.title().is_not_null());
