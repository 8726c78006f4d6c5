//! A temporary table has a schema of its own.
include!("../../fixtures/star.rs");

fn main() {
    let _ = LikeName::Temporary { schema: Some("lending"), name: "stage" };
}

//~ mend: give the name alone
//~ - let _ = LikeName::Temporary { schema: Some("lending"), name: "stage" };
//~ + let _ = LikeName::Temporary("stage");
