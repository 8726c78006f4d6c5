//! Only a SUPER has fields.
include!("../../fixtures/orders.rs");

#[derive(Row)]
struct Answer {
    value: Option<Super>,
}

fn main() {
    let _ = Select::<Answer>::new(|q| {
        let o = q.from::<Order>("o");
        AnswerValues { value: o.note().field("name") }
    });
}

//~ mend: read the text by `.json_path(…)`; a path begins at a column that is a SUPER
//~ - value: Option<Super>,
//~ + value: Option<String>,
//~ - AnswerValues { value: o.note().field("name") }
//~ + AnswerValues { value: o.note().json_path(["name"], NullIfInvalid) }
