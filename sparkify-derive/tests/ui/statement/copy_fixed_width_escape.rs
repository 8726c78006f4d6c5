//! Fixed widths need no escape; Redshift refuses ESCAPE beside FIXEDWIDTH.
include!("../../fixtures/star.rs");

fn main() {
    let _ = FixedWidth { escape: true, ..FixedWidth::default() };
}

//~ mend: leave it out
//~ - let _ = FixedWidth { escape: true, ..FixedWidth::default() };
//~ + let _ = FixedWidth::default();
