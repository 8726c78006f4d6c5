//! With NULLs kept, the value may be NULL.
include!("../../fixtures/orders.rs");

#[derive(Row)]
struct Numbers {
    order_id: i64,
    parent_id: Option<i64>,
    amount: Option<i32>,
}

#[derive(Row)]
struct Number {
    kind: String,
    number: i64,
}

fn numbers() -> Select<Numbers> {
    Select::new(|q| {
        let o = q.from::<Order>("o");
        NumbersValues { order_id: o.order_id(), parent_id: o.parent_id(), amount: o.amount() }
    })
}

fn main() {
    let _ = Unpivot::<Number>::new(numbers(), |n| {
        let (number, kind) = unpivoted_with_nulls([n.order_id().nullable(), n.parent_id()]);
        NumberValues { kind, number }
    });
}

//~ mend: leave the NULLs out
//~ - let (number, kind) = unpivoted_with_nulls([n.order_id().nullable(), n.parent_id()]);
//~ + let (number, kind) = unpivoted([n.order_id().nullable(), n.parent_id()]);
