//! TO_CHAR is of dates and numbers.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.filter(e.ts().gt(1).to_char("YYYY").eq("2026"));
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: write the timestamp
//~ - q.filter(e.ts().gt(1).to_char("YYYY").eq("2026"));
//~ + q.filter(e.ts().epoch_millis().to_char("YYYY").eq("2026"));
