//! The name of a field is a text, which has no fields.
include!("../../fixtures/orders.rs");

#[derive(Row)]
struct Answer {
    value: Option<Super>,
}

fn main() {
    let _ = Select::<Answer>::new(|q| {
        let o = q.from::<Order>("o");
        let (_, name) = q.unpivot_object("value", "name", o.details());
        AnswerValues { value: name.field("first") }
    });
}

//~ mend: go on from the value
//~ - let (_, name) = q.unpivot_object("value", "name", o.details());
//~ + let (value, _) = q.unpivot_object("value", "name", o.details());
//~ - AnswerValues { value: name.field("first") }
//~ + AnswerValues { value: value.field("first") }
