//! NULL AS is of CSV; Redshift refuses it beside JSON.
include!("../../fixtures/star.rs");

fn main() {
    let _ = CopyOptions { null_as: Some(String::new()), ..CopyOptions::default() };
}

//~ mend: say it of the format that has it
//~ - let _ = CopyOptions { null_as: Some(String::new()), ..CopyOptions::default() };
//~ + let _ = Csv { null_as: Some(String::new()), ..Csv::default() };
