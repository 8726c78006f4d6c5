//! A SUPER is added up after a cast.
include!("../../fixtures/orders.rs");

#[derive(Row)]
struct Answer {
    value: Option<i64>,
}

fn main() {
    let _ = Select::<Answer>::new(|q| {
        let o = q.from::<Order>("o");
        AnswerValues { value: sum(o.details().field("weight")) }
    });
}

//~ mend: cast it to a number
//~ - AnswerValues { value: sum(o.details().field("weight")) }
//~ + AnswerValues { value: sum(o.details().field("weight").cast::<i64>()) }
