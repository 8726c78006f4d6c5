//! Only a SUPER is unnested.
include!("../../fixtures/orders.rs");

#[derive(Row)]
struct Answer {
    value: Option<Super>,
}

fn main() {
    let _ = Select::<Answer>::new(|q| {
        let o = q.from::<Order>("o");
        AnswerValues { value: q.unnest("part", o.note()) }
    });
}

//~ mend: unnest an array of the SUPER
//~ - AnswerValues { value: q.unnest("part", o.note()) }
//~ + AnswerValues { value: q.unnest("part", o.details().field("items")) }
