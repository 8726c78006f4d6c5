//! JSON has no delimiter; Redshift refuses DELIMITER beside it.
include!("../../fixtures/star.rs");

fn main() {
    let _ = CopyOptions { delimiter: '|', ..CopyOptions::default() };
}

//~ mend: leave it out, or copy delimited text
//~ - let _ = CopyOptions { delimiter: '|', ..CopyOptions::default() };
//~ + let _ = Delimited { delimiter: '|', ..Delimited::default() };
