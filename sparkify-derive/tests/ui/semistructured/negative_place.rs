//! Places are counted from 0; none is negative.
include!("../../fixtures/orders.rs");

#[derive(Row)]
struct Answer {
    value: Option<Super>,
}

fn main() {
    let _ = Select::<Answer>::new(|q| {
        let o = q.from::<Order>("o");
        AnswerValues { value: o.details().field("items").index(-1) }
    });
}

//~ mend: count from the beginning, or take the last by the length of the array
//~ - AnswerValues { value: o.details().field("items").index(-1) }
//~ + AnswerValues { value: o.details().field("items").index(0) }
