//! A text that is no JSON has no length.
include!("../../fixtures/orders.rs");

#[derive(Row)]
struct Answer {
    value: i32,
}

fn main() {
    let _ = Select::<Answer>::new(|q| {
        let o = q.from::<Order>("o");
        AnswerValues { value: q.require(o.note()).json_array_length(NullIfInvalid) }
    });
}

//~ mend: let the row say `Option`, or fail on a text that is no JSON by `FailIfInvalid`
//~ - AnswerValues { value: q.require(o.note()).json_array_length(NullIfInvalid) }
//~ + AnswerValues { value: q.require(o.note()).json_array_length(FailIfInvalid) }
