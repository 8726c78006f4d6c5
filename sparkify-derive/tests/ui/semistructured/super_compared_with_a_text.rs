//! A SUPER is compared with a text after a cast.
include!("../../fixtures/orders.rs");

#[derive(Row)]
struct Answer {
    value: Option<Super>,
}

fn main() {
    let _ = Select::<Answer>::new(|q| {
        let o = q.from::<Order>("o");
        q.filter(o.details().field("city").eq("Berlin"));
        AnswerValues { value: o.details() }
    });
}

//~ mend: cast it to a text
//~ - q.filter(o.details().field("city").eq("Berlin"));
//~ + q.filter(o.details().field("city").cast::<Varchar<50>>().eq("Berlin"));
