//! A number has no elements to unnest.
include!("../../fixtures/orders.rs");

#[derive(Row)]
struct Answer {
    value: Option<Super>,
}

fn main() {
    let _ = Select::<Answer>::new(|q| {
        let o = q.from::<Order>("o");
        AnswerValues { value: q.left_unnest("part", o.amount()) }
    });
}

//~ mend: unnest an array of the SUPER
//~ - AnswerValues { value: q.left_unnest("part", o.amount()) }
//~ + AnswerValues { value: q.left_unnest("part", o.details()) }
