//! Redshift has no EXCEPT ALL.
include!("../../fixtures/orders.rs");

#[derive(Row)]
struct Number {
    number: i64,
}

fn numbers() -> Select<Number> {
    Select::new(|q| NumberValues { number: q.from::<Order>("o").order_id() })
}

fn main() {
    let _ = numbers().except_all(numbers());
}

//~ mend: say `except`, which keeps equal rows once
//~ - let _ = numbers().except_all(numbers());
//~ + let _ = numbers().except(numbers());
