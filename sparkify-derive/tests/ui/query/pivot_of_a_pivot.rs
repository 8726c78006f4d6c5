//! What is turned is not turned again.
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
    let _ = Pivot::<Largest>::new(largest(amounts()), |l| LargestValues { unpaid: l.unpaid() });
}

//~ mend: read it by a `Select`, and turn its rows
//~ - let _ = Pivot::<Largest>::new(largest(amounts()), |l| LargestValues { unpaid: l.unpaid() });
//~ + let _ = largest(Select::<Amount>::new(|q| {
//~ +     let l = q.from_rows("l", largest(amounts()));
//~ +     AmountValues { state: lit(State::Open), amount: l.unpaid() }
//~ + }));
