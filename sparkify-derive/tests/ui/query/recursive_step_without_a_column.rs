//! The step has all the columns of the beginning.
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
            BelowValues { id: o.order_id() }
        });
        let b = q.from_rows("b", &below);
        BelowValues { id: b.id(), level: b.level() }
    });
}

//~ mend: give the missing column
//~ - BelowValues { id: o.order_id() }
//~ + BelowValues { id: o.order_id(), level: b.level() + 1 }
