//! A condition that filters nothing is noticed.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        #[deny(unused_must_use)]
        e.song().eq("x");
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: hand the condition to `q.filter`
//~ - #[deny(unused_must_use)]
//~ - e.song().eq("x");
//~ + q.filter(e.song().eq("x"));
