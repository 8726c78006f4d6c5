//! Fixed widths have no header; Redshift refuses HEADER beside FIXEDWIDTH.
include!("../../fixtures/star.rs");

fn main() {
    let _ = UnloadFormat::FixedWidth { header: true, widths: vec![8, 40], null_as: None, compression: None };
}

//~ mend: leave it out
//~ - let _ = UnloadFormat::FixedWidth { header: true, widths: vec![8, 40], null_as: None, compression: None };
//~ + let _ = UnloadFormat::FixedWidth { widths: vec![8, 40], null_as: None, compression: None };
