//! An enum is no text until it is asked for it.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.filter(e.page().lower().eq("home"));
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: take its text first; comparing with a variant needs no text
//~ - q.filter(e.page().lower().eq("home"));
//~ + q.filter(e.page().text().lower().eq("home"));
