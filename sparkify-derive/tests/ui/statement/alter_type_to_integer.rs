//! Only the size of a VARCHAR can be changed in place.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Alteration::ChangeType { column: AlterTable::column::<Song, _>(|s| s.title()) };
}

//~ mend: a VARCHAR can be resized in place; for another type add a column, copy the values by an UPDATE, and drop the old one
//~ - let _ = Alteration::ChangeType { column: AlterTable::column::<Song, _>(|s| s.title()) };
//~ + let _ = Alteration::ResizeVarchar { column: AlterTable::column::<Song, _>(|s| s.title()) };
