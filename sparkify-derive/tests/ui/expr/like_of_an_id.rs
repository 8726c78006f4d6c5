//! A newtype shows its text first.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.filter(s.song_id().starts_with("SO"));
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: take the text inside the newtype
//~ - q.filter(s.song_id().starts_with("SO"));
//~ + q.filter(s.song_id().inner().starts_with("SO"));
