//! REPLACE is of text.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.filter(e.ts().replace("1", "2").is_null());
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: cast the number to a text
//~ - q.filter(e.ts().replace("1", "2").is_null());
//~ + q.filter(e.ts().cast::<Varchar<20>>().replace("1", "2").is_null());
