//! EXISTS asks for rows; the condition is a filter.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let s = q.from::<StagingSong>("s");
        q.filter(exists(|q| q.from::<StagingSong>("t").title().eq(s.title())));
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: hand the condition to the filter of the inner query
//~ - q.filter(exists(|q| q.from::<StagingSong>("t").title().eq(s.title())));
//~ + q.filter(exists(|q| {
//~ +     let t = q.from::<StagingSong>("t");
//~ +     q.filter(t.title().eq(s.title()));
//~ + }));
