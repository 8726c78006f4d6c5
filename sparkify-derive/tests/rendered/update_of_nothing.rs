//! An UPDATE changes a column.
include!("../fixtures/plays.rs");

pub fn main() {
    let songs = Update::<Song>::new(|rows, s| {
        rows.filter(s.title().is_null());
        Song::kept()
    });
    let _ = songs.statement("update");
}

//~ mend: set one
//~ - Song::kept()
//~ + SongValues { title: lit("").nullable(), ..Song::kept() }
