//! A SUPER is navigated, not read as JSON text.
include!("../../fixtures/orders.rs");

#[derive(Row)]
struct Answer {
    value: Option<String>,
}

fn main() {
    let _ = Select::<Answer>::new(|q| {
        let o = q.from::<Order>("o");
        AnswerValues { value: o.details().json_path(["name"], NullIfInvalid) }
    });
}

//~ mend: go along the path, and cast what is there
//~ - AnswerValues { value: o.details().json_path(["name"], NullIfInvalid) }
//~ + AnswerValues { value: o.details().field("name").cast::<Varchar<50>>() }
