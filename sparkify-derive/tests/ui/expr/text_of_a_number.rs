//! Only an enum has a text inside.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.filter(e.ts().text().is_null());
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: cast it to a text
//~ - q.filter(e.ts().text().is_null());
//~ + q.filter(e.ts().cast::<Varchar<20>>().is_null());
