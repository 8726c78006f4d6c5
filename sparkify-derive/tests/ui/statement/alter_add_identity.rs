//! An identity column comes with a new table only: there is no such alteration.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Alteration::AddIdentity { column: "songplay_id".to_owned() };
}

//~ mend: make a new table, fill it from the old one, and rename it
//~ - let _ = Alteration::AddIdentity { column: "songplay_id".to_owned() };
//~ + let _ = Alteration::Rename { from: "new_songplays".to_owned() };
