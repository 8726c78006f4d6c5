//! Fixed widths are read in UTF-8 alone; Redshift refuses another encoding.
include!("../../fixtures/star.rs");

fn main() {
    let from = "s3://lake/songs/".parse().expect("a URL");
    let copy = Copy::new::<Song>(from, FixedWidth { widths: vec![18, 100], null_as: None });
    let _ = Copy { encoding: FileEncoding::Utf16, ..copy };
}

//~ mend: leave it out, and convert the files
//~ - let _ = Copy { encoding: FileEncoding::Utf16, ..copy };
//~ + let _ = copy;
