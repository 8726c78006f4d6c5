//! Fixed widths have no delimiter; Redshift refuses DELIMITER beside FIXEDWIDTH.
include!("../../fixtures/star.rs");

fn main() {
    let _ = FixedWidth { delimiter: '|', ..FixedWidth::default() };
}

//~ mend: leave it out
//~ - let _ = FixedWidth { delimiter: '|', ..FixedWidth::default() };
//~ + let _ = FixedWidth::default();
