//! An expression used twice is cloned.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        let song = e.song();
        q.filter(song.is_not_null());
        q.filter(song.eq("x"));
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: clone it for every use but the last
//~ - q.filter(song.is_not_null());
//~ + q.filter(song.clone().is_not_null());
