//! A temporary table has a schema of its own.
include!("../../fixtures/star.rs");

fn main() {
    let _ = LikeName::Temporary { schema: Some("lending"), name: "stage" };
}
