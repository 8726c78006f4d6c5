//! A column is altered by its field.
include!("../../fixtures/star.rs");

fn main() {
    let _ = AlterTable::column::<Song, _>(|s| s.titel());
}
