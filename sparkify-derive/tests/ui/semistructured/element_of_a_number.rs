//! Only a SUPER has elements.
include!("../../fixtures/orders.rs");

#[derive(Row)]
struct Answer {
    value: Option<Super>,
}

fn main() {
    let _ = Select::<Answer>::new(|q| {
        let o = q.from::<Order>("o");
        AnswerValues { value: o.amount().index(0) }
    });
}

//~ mend: take an element of a SUPER
//~ - AnswerValues { value: o.amount().index(0) }
//~ + AnswerValues { value: o.details().index(0) }
