//! PIVOT turns the rows of a query.
include!("../../fixtures/orders.rs");

#[derive(Row)]
struct Amount {
    state: State,
    amount: Option<i32>,
}

#[derive(Row)]
struct Largest {
    unpaid: Option<i32>,
}

fn amounts() -> Select<Amount> {
    Select::new(|q| {
        let o = q.from::<Order>("o");
        AmountValues { state: o.state(), amount: o.amount() }
    })
}

fn largest<S: Turned<Answer = Amount>>(rows: S) -> Pivot<Largest> {
    Pivot::new(rows, |a| LargestValues { unpaid: pivot_by(a.state()).max(a.amount()).at(State::Open) })
}

fn main() {
    let _ = Select::<Largest>::new(|q| {
        let o = q.from::<Order>("o");
        let _ = largest(o);
        LargestValues { unpaid: o.amount() }
    });
}

//~ mend: turn the rows of a `Select` that reads the table
//~ - let _ = largest(o);
//~ + let _ = largest(amounts());
