//! The step has the types of the beginning.
include!("../../fixtures/orders.rs");

#[derive(Row)]
struct Below {
    id: i64,
    level: i32,
}

fn first() -> Select<Below> {
    Select::new(|q| BelowValues { id: q.from::<Order>("o").order_id(), level: lit(1) })
}

fn main() {
    let _ = Select::<Below>::new(|q| {
        let below = q.with_recursive("below", first(), |q, below| {
            let b = q.from_rows("b", below);
            let o = q.join::<Order, _>("o", |o| o.parent_id().eq(b.id()));
            BelowValues { id: o.order_id(), level: b.level().widen::<i64>() }
        });
        let b = q.from_rows("b", &below);
        BelowValues { id: b.id(), level: b.level() }
    });
}

//~ mend: calculate in the type of the beginning
//~ - BelowValues { id: o.order_id(), level: b.level().widen::<i64>() }
//~ + BelowValues { id: o.order_id(), level: b.level() + 1 }
