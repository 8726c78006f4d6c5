//! A date is not multiplied.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.filter((current_date() * 2).is_null());
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: multiply the days that are added
//~ - q.filter((current_date() * 2).is_null());
//~ + q.filter((current_date() + lit(7) * 2).is_null());
