//! Redshift has no such privilege.
include!("../../fixtures/star.rs");

fn main() {
    let _ = TablePrivilege::READ;
}

//~ mend: take the privilege of that meaning: reading is SELECT
//~ - let _ = TablePrivilege::READ;
//~ + let _ = TablePrivilege::SELECT;
