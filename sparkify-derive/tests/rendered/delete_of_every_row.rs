//! A DELETE of every row says so.
include!("../fixtures/plays.rs");

pub fn main() {
    let songs = Delete::<Song>::new(|_, _| {});
    let _ = songs.statement("forget");
}

//~ mend: give a condition, or say `every_row`
//~ - let songs = Delete::<Song>::new(|_, _| {});
//~ + let songs = Delete::<Song>::new(|rows, _| rows.every_row());
