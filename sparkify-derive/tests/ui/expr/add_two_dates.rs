//! Two dates do not add up.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.filter((current_date() + current_date()).is_null());
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: add days to a date
//~ - q.filter((current_date() + current_date()).is_null());
//~ + q.filter((current_date() + 7).is_null());
