//! NOT NULL can't be set in place.
include!("../../fixtures/star.rs");

fn main() {
    let _ = AlterTable::new::<Song>(Alteration::SetNotNull);
}
