//! A deviation is of numbers.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.having(stddev_samp(e.song()).is_null());
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: measure a number
//~ - q.having(stddev_samp(e.song()).is_null());
//~ + q.having(stddev_samp(e.length()).is_null());
