//! Text cannot be added up over a window either.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let s = q.from::<StagingSong>("s");
        q.qualify(window().sum(s.title()).gt(1));
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: add up a number, or count the texts
//~ - q.qualify(window().sum(s.title()).gt(1));
//~ + q.qualify(window().count(s.title()).gt(1));
