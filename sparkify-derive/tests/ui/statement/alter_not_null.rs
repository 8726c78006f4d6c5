//! NOT NULL can't be set in place.
include!("../../fixtures/star.rs");

fn main() {
    let _ = AlterTable::new::<Song>(Alteration::SetNotNull);
}

//~ mend: Redshift sets NOT NULL only when a column is made: add one that is NOT NULL with a default, or make the table anew
//~ - let _ = AlterTable::new::<Song>(Alteration::SetNotNull);
//~ + let _ = AlterTable::new::<Song>(Alteration::AddColumn { column: AlterTable::column::<Song, _>(|s| s.title()) });
