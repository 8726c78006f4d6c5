//! An element of an array may be NULL.
include!("../../fixtures/orders.rs");

#[derive(Row)]
struct Answer {
    value: Super,
}

fn main() {
    let _ = Select::<Answer>::new(|q| {
        let o = q.from::<Order>("o");
        AnswerValues { value: q.unnest("part", o.details()) }
    });
}

//~ mend: drop the rows without a value by `q.require`
//~ - AnswerValues { value: q.unnest("part", o.details()) }
//~ + let part = q.unnest("part", o.details());
//~ + AnswerValues { value: q.require(part) }
