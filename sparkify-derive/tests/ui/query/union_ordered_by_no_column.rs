//! The whole is ordered by the columns of its answer.
include!("../../fixtures/orders.rs");

#[derive(Row)]
struct Number {
    number: i64,
}

fn numbers() -> Select<Number> {
    Select::new(|q| NumberValues { number: q.from::<Order>("o").order_id() })
}

fn main() {
    let _ = numbers().union(numbers()).order_by(|n| [n.amount().asc()]);
}

//~ mend: order by a column of the answer
//~ - let _ = numbers().union(numbers()).order_by(|n| [n.amount().asc()]);
//~ + let _ = numbers().union(numbers()).order_by(|n| [n.number().asc()]);
