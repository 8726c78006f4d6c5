//! A number is not compared with a text.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.filter(e.length().gt("long"));
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: compare with a number
//~ - q.filter(e.length().gt("long"));
//~ + q.filter(e.length().gt(300.0));
