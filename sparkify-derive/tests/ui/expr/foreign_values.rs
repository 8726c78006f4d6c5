//! The values are those of the table inserted into.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Songplay>::new(|q| {
        let s = q.from::<StagingSong>("s");
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: insert into the table whose values they are
//~ - let _ = Insert::<Songplay>::new(|q| {
//~ + let _ = Insert::<Song>::new(|q| {
