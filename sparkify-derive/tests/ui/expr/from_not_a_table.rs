//! FROM takes tables.
include!("../../fixtures/star.rs");

fn main() {
    struct Album;
    let _ = Insert::<Song>::new(|q| {
        let s = q.from::<Album>("s");
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: name a struct that derives `Table`
//~ - struct Album;
//~ + #[derive(Table)]
//~ + #[table(kind = dimension)]
//~ + struct Album {
//~ +     song_id: SongId,
//~ +     title: Option<Varchar<256>>,
//~ + }
