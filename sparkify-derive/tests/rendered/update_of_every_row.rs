//! An UPDATE of every row says so.
include!("../fixtures/plays.rs");

pub fn main() {
    let songs = Update::<Song>::new(|_, _| SongValues { title: lit("").nullable(), ..Song::kept() });
    let _ = songs.statement("update");
}

//~ mend: give a condition, or say `every_row`
//~ - let songs = Update::<Song>::new(|_, _| SongValues { title: lit("").nullable(), ..Song::kept() });
//~ + let songs = Update::<Song>::new(|rows, s| {
//~ +     rows.filter(s.title().is_null());
//~ +     SongValues { title: lit("").nullable(), ..Song::kept() }
//~ + });
