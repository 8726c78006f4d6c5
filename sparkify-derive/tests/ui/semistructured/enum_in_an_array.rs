//! An enum becomes part of a SUPER as its text.
include!("../../fixtures/orders.rs");

#[derive(Row)]
struct Answer {
    value: Super,
}

fn main() {
    let _ = Select::<Answer>::new(|q| {
        let o = q.from::<Order>("o");
        AnswerValues { value: array().with(o.state()).end() }
    });
}

//~ mend: take its text
//~ - AnswerValues { value: array().with(o.state()).end() }
//~ + AnswerValues { value: array().with(o.state().text()).end() }
