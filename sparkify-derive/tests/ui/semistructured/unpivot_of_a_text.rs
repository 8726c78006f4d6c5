//! Only the fields of a SUPER become rows.
include!("../../fixtures/orders.rs");

#[derive(Row)]
struct Answer {
    value: Option<Super>,
}

fn main() {
    let _ = Select::<Answer>::new(|q| {
        let o = q.from::<Order>("o");
        AnswerValues { value: q.unpivot_object("value", "name", o.note()).0 }
    });
}

//~ mend: take an object of the SUPER
//~ - AnswerValues { value: q.unpivot_object("value", "name", o.note()).0 }
//~ + AnswerValues { value: q.unpivot_object("value", "name", o.details()).0 }
