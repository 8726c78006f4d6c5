//! A default can't be changed in place: there is no such alteration.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Alteration::SetDefault { column: "level".to_owned() };
}

//~ mend: make a new table, or add the column anew and fill it
//~ - let _ = Alteration::SetDefault { column: "level".to_owned() };
//~ + let _ = Alteration::AddColumn { column: "level".to_owned() };
