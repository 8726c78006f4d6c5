//! The columns of a left join may be NULL, whatever they are declared as.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.left_join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: drop the rows without a match by `q.require`, or join instead
//~ - SongValues { song_id: s.song_id(), title: s.title() }
//~ + SongValues { song_id: q.require(s.song_id()), title: s.title() }
