//! A path may lead nowhere, so its value may be NULL.
include!("../../fixtures/orders.rs");

#[derive(Row)]
struct Answer {
    value: Super,
}

fn main() {
    let _ = Select::<Answer>::new(|q| {
        let o = q.from::<Order>("o");
        AnswerValues { value: o.details().field("city") }
    });
}

//~ mend: let the row say `Option`
//~ - value: Super,
//~ + value: Option<Super>,
