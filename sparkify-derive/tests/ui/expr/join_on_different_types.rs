//! A text does not equal a number.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.filter(e.song().eq(s.duration()));
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: compare columns of one type
//~ - q.filter(e.song().eq(s.duration()));
//~ + q.filter(e.length().eq(s.duration()));
