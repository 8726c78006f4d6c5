//! The path may lead nowhere, so its text may be NULL.
include!("../../fixtures/orders.rs");

#[derive(Row)]
struct Answer {
    value: String,
}

fn main() {
    let _ = Select::<Answer>::new(|q| {
        let o = q.from::<Order>("o");
        AnswerValues { value: o.note().json_path(["name"], FailIfInvalid) }
    });
}

//~ mend: let the row say `Option`, or give another value by `.coalesce(…)`
//~ - value: String,
//~ + value: Option<String>,
