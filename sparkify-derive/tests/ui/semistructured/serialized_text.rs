//! Only a SUPER is serialized.
include!("../../fixtures/orders.rs");

#[derive(Row)]
struct Answer {
    value: Option<String>,
}

fn main() {
    let _ = Select::<Answer>::new(|q| {
        let o = q.from::<Order>("o");
        AnswerValues { value: o.note().json_serialize() }
    });
}

//~ mend: serialize a SUPER; a text that holds JSON is one already
//~ - AnswerValues { value: o.note().json_serialize() }
//~ + AnswerValues { value: o.details().json_serialize() }
