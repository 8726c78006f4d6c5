//! What becomes of a text that is no JSON has to be said.
include!("../../fixtures/orders.rs");

#[derive(Row)]
struct Answer {
    value: Option<i32>,
}

fn main() {
    let _ = Select::<Answer>::new(|q| {
        let o = q.from::<Order>("o");
        AnswerValues { value: o.note().json_array_length(true) }
    });
}

//~ mend: say `FailIfInvalid` or `NullIfInvalid`
//~ - AnswerValues { value: o.note().json_array_length(true) }
//~ + AnswerValues { value: o.note().json_array_length(NullIfInvalid) }
