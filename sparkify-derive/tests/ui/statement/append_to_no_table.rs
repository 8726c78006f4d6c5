//! Rows are appended to a table.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Append::new::<Song, String>();
}
