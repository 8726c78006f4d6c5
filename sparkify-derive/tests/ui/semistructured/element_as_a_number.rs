//! An element is a SUPER before its cast.
include!("../../fixtures/orders.rs");

#[derive(Row)]
struct Answer {
    value: Option<i32>,
}

fn main() {
    let _ = Select::<Answer>::new(|q| {
        let o = q.from::<Order>("o");
        AnswerValues { value: q.unnest("part", o.details()) }
    });
}

//~ mend: cast it to a number
//~ - AnswerValues { value: q.unnest("part", o.details()) }
//~ + AnswerValues { value: q.unnest("part", o.details()).cast::<i32>() }
