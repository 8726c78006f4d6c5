//! A SUPER may hold no number, so its cast may be NULL.
include!("../../fixtures/orders.rs");

#[derive(Row)]
struct Answer {
    value: i32,
}

fn main() {
    let _ = Select::<Answer>::new(|q| {
        let o = q.from::<Order>("o");
        AnswerValues { value: o.details().field("weight").cast::<i32>() }
    });
}

//~ mend: let the row say `Option`, or give another value by `.coalesce(…)`
//~ - value: i32,
//~ + value: Option<i32>,
