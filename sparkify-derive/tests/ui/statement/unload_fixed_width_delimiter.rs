//! Fixed widths have no delimiter; Redshift refuses DELIMITER beside FIXEDWIDTH.
include!("../../fixtures/star.rs");

fn main() {
    let _ = UnloadFormat::FixedWidth { delimiter: '|', widths: vec![8, 40], null_as: None, compression: None };
}

//~ mend: leave it out
//~ - let _ = UnloadFormat::FixedWidth { delimiter: '|', widths: vec![8, 40], null_as: None, compression: None };
//~ + let _ = UnloadFormat::FixedWidth { widths: vec![8, 40], null_as: None, compression: None };
