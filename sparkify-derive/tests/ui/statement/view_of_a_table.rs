//! A view is of a query.
include!("../../fixtures/star.rs");

fn main() {
    let _ = View { schema: None, name: "songs", binding: Binding::Bound, select: Song::DEF };
}
