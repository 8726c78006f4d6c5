//! The place of an element is a BIGINT.
include!("../../fixtures/orders.rs");

#[derive(Row)]
struct Answer {
    value: Option<Super>,
}

fn main() {
    let _ = Select::<Answer>::new(|q| {
        let o = q.from::<Order>("o");
        AnswerValues { value: q.unnest_with_place("part", "place", o.details()).1 }
    });
}

//~ mend: take the element
//~ - AnswerValues { value: q.unnest_with_place("part", "place", o.details()).1 }
//~ + AnswerValues { value: q.unnest_with_place("part", "place", o.details()).0 }
