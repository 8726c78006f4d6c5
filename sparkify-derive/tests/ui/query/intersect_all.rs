//! Redshift has no INTERSECT ALL.
include!("../../fixtures/orders.rs");

#[derive(Row)]
struct Number {
    number: i64,
}

fn numbers() -> Select<Number> {
    Select::new(|q| NumberValues { number: q.from::<Order>("o").order_id() })
}

fn main() {
    let _ = numbers().intersect_all(numbers());
}

//~ mend: say `intersect`, which keeps equal rows once
//~ - let _ = numbers().intersect_all(numbers());
//~ + let _ = numbers().intersect(numbers());
