//! A sort key can't become interleaved in place: there is no such alteration.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Alteration::ChangeInterleavedSortKey;
}

//~ mend: take a compound key, or make a new table
//~ - let _ = Alteration::ChangeInterleavedSortKey;
//~ + let _ = Alteration::ChangeSortKey;
