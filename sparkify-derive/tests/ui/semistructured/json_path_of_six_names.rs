//! Redshift follows at most five names.
include!("../../fixtures/orders.rs");

#[derive(Row)]
struct Answer {
    value: Option<String>,
}

fn main() {
    let _ = Select::<Answer>::new(|q| {
        let o = q.from::<Order>("o");
        AnswerValues { value: o.note().json_path(["a", "b", "c", "d", "e", "f"], NullIfInvalid) }
    });
}

//~ mend: take five names, and go on in the text they lead to
//~ - AnswerValues { value: o.note().json_path(["a", "b", "c", "d", "e", "f"], NullIfInvalid) }
//~ + AnswerValues { value: o.note().json_path(["a", "b", "c", "d", "e"], NullIfInvalid).json_path(["f"], NullIfInvalid) }
