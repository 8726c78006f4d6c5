//! A vector is no expression.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.filter(e.ts().eq(vec![1_i64]));
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: list the values by `is_in`
//~ - q.filter(e.ts().eq(vec![1_i64]));
//~ + q.filter(e.ts().is_in([1_i64]));
