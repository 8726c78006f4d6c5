//! The values to choose from are of one type.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.filter(greatest([e.ts(), e.length()]).is_null());
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: bring both to one type
//~ - q.filter(greatest([e.ts(), e.length()]).is_null());
//~ + q.filter(greatest([e.ts().cast::<f64>().nullable(), e.length()]).is_null());
