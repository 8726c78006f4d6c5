//! Only numbers are added up.
include!("../../fixtures/orders.rs");

#[derive(Row)]
struct Item {
    parent_id: Option<i64>,
    state: State,
    amount: Option<i32>,
}

#[derive(Row)]
struct Totals {
    parent_id: Option<i64>,
    unpaid: Option<i64>,
    paid: Option<i64>,
}

fn items() -> Select<Item> {
    Select::new(|q| {
        let o = q.from::<Order>("o");
        ItemValues { parent_id: o.parent_id(), state: o.state(), amount: o.amount() }
    })
}

fn main() {
    let _ = Pivot::<Totals>::new(items(), |i| {
        let total = pivot_by(i.state()).sum(i.state().text());
        TotalsValues { parent_id: i.parent_id(), unpaid: total.at(State::Open), paid: total.at(State::Paid) }
    });
}

//~ mend: add up a number
//~ - let total = pivot_by(i.state()).sum(i.state().text());
//~ + let total = pivot_by(i.state()).sum(i.amount());
