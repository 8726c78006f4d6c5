//! JSON is read from a text.
include!("../../fixtures/orders.rs");

#[derive(Row)]
struct Answer {
    value: Option<String>,
}

fn main() {
    let _ = Select::<Answer>::new(|q| {
        let o = q.from::<Order>("o");
        AnswerValues { value: o.amount().json_path(["name"], NullIfInvalid) }
    });
}

//~ mend: read from a text that holds JSON
//~ - AnswerValues { value: o.amount().json_path(["name"], NullIfInvalid) }
//~ + AnswerValues { value: o.note().json_path(["name"], NullIfInvalid) }
