//! A DATE is of no zone.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.filter(current_date().at_time_zone("UTC").is_null());
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: make the date a timestamp, its midnight
//~ - q.filter(current_date().at_time_zone("UTC").is_null());
//~ + q.filter(current_date().cast::<Timestamp>().at_time_zone("UTC").is_null());
