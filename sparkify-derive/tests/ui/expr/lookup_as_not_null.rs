//! A lookup may find nothing.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.lookup::<StagingSong, _>("s", |s| e.song().eq(s.title()), |s| s.song_id().asc());
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: drop the rows without a match by `q.require`, or declare the column as an `Option`
//~ - SongValues { song_id: s.song_id(), title: s.title() }
//~ + SongValues { song_id: q.require(s.song_id()), title: s.title() }
