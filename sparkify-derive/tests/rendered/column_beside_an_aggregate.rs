//! A column beside an aggregate is grouped.
include!("../fixtures/star.rs");

#[derive(Row)]
struct Plays {
    user_id: i64,
    plays: i64,
}

pub fn main() {
    let plays = Select::<Plays>::new(|q| {
        let p = q.from::<Songplay>("p");
        PlaysValues { user_id: p.user_id(), plays: count_rows() }
    });
    let _ = plays.statement("reports", "plays");
}

//~ mend: group by it, and select what was grouped
//~ - PlaysValues { user_id: p.user_id(), plays: count_rows() }
//~ + PlaysValues { user_id: q.grouped(p.user_id()), plays: count_rows() }
