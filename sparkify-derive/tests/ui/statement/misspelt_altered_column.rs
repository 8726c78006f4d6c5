//! A column is altered by its field.
include!("../../fixtures/star.rs");

fn main() {
    let _ = AlterTable::column::<Song, _>(|s| s.titel());
}

//~ mend: take the column the compiler suggests
//~ - let _ = AlterTable::column::<Song, _>(|s| s.titel());
//~ + let _ = AlterTable::column::<Song, _>(|s| s.title());
