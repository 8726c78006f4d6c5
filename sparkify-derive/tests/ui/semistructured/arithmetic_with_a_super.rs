//! A SUPER is calculated with after a cast.
include!("../../fixtures/orders.rs");

#[derive(Row)]
struct Answer {
    value: Option<i32>,
}

fn main() {
    let _ = Select::<Answer>::new(|q| {
        let o = q.from::<Order>("o");
        AnswerValues { value: o.details().field("weight") + 1 }
    });
}

//~ mend: cast it to a number; what is none becomes NULL
//~ - AnswerValues { value: o.details().field("weight") + 1 }
//~ + AnswerValues { value: o.details().field("weight").cast::<i32>() + 1 }
