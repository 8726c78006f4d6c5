//! A subquery without a row has no value.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let s = q.from::<StagingSong>("s");
        let first = scalar(|q| min(q.from::<StagingSong>("t").song_id()));
        SongValues { song_id: first, title: s.title() }
    });
}

//~ mend: drop the rows without a value by `q.require`, or give one by `.coalesce(…)`
//~ - SongValues { song_id: first, title: s.title() }
//~ + SongValues { song_id: first.coalesce(s.song_id()), title: s.title() }
