//! A SUPER is a condition after a cast.
include!("../../fixtures/orders.rs");

#[derive(Row)]
struct Answer {
    value: Option<Super>,
}

fn main() {
    let _ = Select::<Answer>::new(|q| {
        let o = q.from::<Order>("o");
        q.filter(o.details().field("sent"));
        AnswerValues { value: o.details() }
    });
}

//~ mend: cast it to BOOLEAN
//~ - q.filter(o.details().field("sent"));
//~ + q.filter(o.details().field("sent").cast::<bool>());
