//! Redshift casts no date to SUPER.
include!("../../fixtures/orders.rs");

#[derive(Row)]
struct Answer {
    value: Super,
}

fn main() {
    let _ = Select::<Answer>::new(|q| {
        let o = q.from::<Order>("o");
        AnswerValues { value: object().with("placed", o.placed_at()).end() }
    });
}

//~ mend: cast it to a text first
//~ - AnswerValues { value: object().with("placed", o.placed_at()).end() }
//~ + AnswerValues { value: object().with("placed", o.placed_at().cast::<Varchar<30>>()).end() }
