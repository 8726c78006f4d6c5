//! An integer is whole already.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.filter(e.ts().ceil().gt(1));
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: cast before the fraction is lost
//~ - q.filter(e.ts().ceil().gt(1));
//~ + q.filter((e.ts().cast::<f64>() / 1000.0).ceil().gt(1.0));
