//! The step is joined by columns of one type.
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
            let o = q.join::<Order, _>("o", |o| o.note().eq(b.id()));
            BelowValues { id: o.order_id(), level: b.level() + 1 }
        });
        let b = q.from_rows("b", &below);
        BelowValues { id: b.id(), level: b.level() }
    });
}

//~ mend: compare numbers with numbers
//~ - let o = q.join::<Order, _>("o", |o| o.note().eq(b.id()));
//~ + let o = q.join::<Order, _>("o", |o| o.parent_id().eq(b.id()));
