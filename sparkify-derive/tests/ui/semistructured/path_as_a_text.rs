//! A SUPER is no text before its cast.
include!("../../fixtures/orders.rs");

#[derive(Row)]
struct Answer {
    value: Option<String>,
}

fn main() {
    let _ = Select::<Answer>::new(|q| {
        let o = q.from::<Order>("o");
        AnswerValues { value: o.details().field("city") }
    });
}

//~ mend: cast it to a text
//~ - AnswerValues { value: o.details().field("city") }
//~ + AnswerValues { value: o.details().field("city").cast::<Varchar<50>>() }
