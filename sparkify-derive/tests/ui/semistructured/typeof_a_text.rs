//! A text is always a text.
include!("../../fixtures/orders.rs");

#[derive(Row)]
struct Answer {
    value: Option<String>,
}

fn main() {
    let _ = Select::<Answer>::new(|q| {
        let o = q.from::<Order>("o");
        AnswerValues { value: o.note().json_typeof() }
    });
}

//~ mend: ask a SUPER, or parse the text first
//~ - AnswerValues { value: o.note().json_typeof() }
//~ + AnswerValues { value: o.note().json_parse().json_typeof() }
