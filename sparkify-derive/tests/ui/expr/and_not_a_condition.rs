//! Both sides of an AND are conditions.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let s = q.from::<StagingSong>("s");
        q.filter(s.title().is_not_null().and(s.duration()));
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: compare the value with something
//~ - q.filter(s.title().is_not_null().and(s.duration()));
//~ + q.filter(s.title().is_not_null().and(s.duration().gt(0.0)));
