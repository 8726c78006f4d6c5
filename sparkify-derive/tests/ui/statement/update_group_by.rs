//! Rows are changed one by one, not in groups.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Update::<Songplay>::new(|rows, p| {
        rows.group_by(p.user_id());
        Songplay::kept()
    });
}

//~ mend: group in a query, keep its rows as a table, and join that by `rows.using`
//~ - rows.group_by(p.user_id());
//~ + rows.filter(p.user_id().is_not_null());
