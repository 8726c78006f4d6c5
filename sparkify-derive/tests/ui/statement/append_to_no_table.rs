//! Rows are appended to a table.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Append::new::<Song, String>();
}

//~ mend: name the struct of the table whose rows move
//~ - let _ = Append::new::<Song, String>();
//~ + let _ = Append::new::<Song, StagingSong>();
