//! A DELETE has conditions and no values.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Delete::<Song>::new(|rows, s| {
        rows.filter(s.title().is_null());
        Song::kept()
    });
}

//~ mend: end with the conditions
//~ - rows.filter(s.title().is_null());
//~ - Song::kept()
//~ + rows.filter(s.title().is_null());
