//! Totals are of one key, or of a tuple of two to six.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let s = q.from::<StagingSong>("s");
        q.rollup([s.song_id()]);
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: give the key itself, or a tuple of several
//~ - q.rollup([s.song_id()]);
//~ + let _ = q.rollup(s.song_id());
