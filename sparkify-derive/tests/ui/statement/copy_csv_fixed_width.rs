//! CSV or fixed widths: Redshift refuses both.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Csv { widths: vec![8, 40], ..Csv::default() };
}

//~ mend: take the format of fixed widths
//~ - let _ = Csv { widths: vec![8, 40], ..Csv::default() };
//~ + let _ = FixedWidth { widths: vec![8, 40], ..FixedWidth::default() };
