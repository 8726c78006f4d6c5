//! A key of an order says its direction.
include!("../../fixtures/orders.rs");

#[derive(Row)]
struct Number {
    number: i64,
}

fn numbers() -> Select<Number> {
    Select::new(|q| NumberValues { number: q.from::<Order>("o").order_id() })
}

fn main() {
    let _ = numbers().union(numbers()).order_by(|n| [n.number()]);
}

//~ mend: say `asc` or `desc`
//~ - let _ = numbers().union(numbers()).order_by(|n| [n.number()]);
//~ + let _ = numbers().union(numbers()).order_by(|n| [n.number().asc()]);
