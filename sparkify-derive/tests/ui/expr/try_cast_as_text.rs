//! A text is tried as something else.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.filter(e.song().try_cast::<Varchar<7>>().is_null());
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: cut a text
//~ - q.filter(e.song().try_cast::<Varchar<7>>().is_null());
//~ + q.filter(e.song().truncate::<7>().is_null());
