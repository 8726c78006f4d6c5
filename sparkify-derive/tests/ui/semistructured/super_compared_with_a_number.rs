//! A SUPER is compared with a number after a cast.
include!("../../fixtures/orders.rs");

#[derive(Row)]
struct Answer {
    value: Option<Super>,
}

fn main() {
    let _ = Select::<Answer>::new(|q| {
        let o = q.from::<Order>("o");
        q.filter(o.details().field("weight").gt(7));
        AnswerValues { value: o.details() }
    });
}

//~ mend: cast it to a number
//~ - q.filter(o.details().field("weight").gt(7));
//~ + q.filter(o.details().field("weight").cast::<i32>().gt(7));
