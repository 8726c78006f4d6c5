//! Rows are changed one by one, not in groups.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Update::<Songplay>::new(|rows, p| {
        rows.group_by(p.user_id());
        Songplay::kept()
    });
}
