//! The step answers with the same row as the beginning.
include!("../../fixtures/orders.rs");

#[derive(Row)]
struct Below {
    id: i64,
}

#[derive(Row)]
struct Other {
    id: i64,
}

fn main() {
    let _ = Select::<Below>::new(|q| {
        let first = Select::<Below>::new(|q| BelowValues { id: q.from::<Order>("o").order_id() });
        let below = q.with_recursive("below", first, |q, below| {
            let b = q.from_rows("b", below);
            OtherValues { id: b.id() }
        });
        let b = q.from_rows("b", &below);
        BelowValues { id: b.id() }
    });
}

//~ mend: answer with the row of the beginning
//~ - OtherValues { id: b.id() }
//~ + BelowValues { id: b.id() }
