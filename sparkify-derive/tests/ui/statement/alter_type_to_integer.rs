//! Only the size of a VARCHAR can be changed in place.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Alteration::ChangeType { column: AlterTable::column::<Song, _>(|s| s.title()) };
}
