//! A step of WITH RECURSIVE groups nothing.
include!("../fixtures/plays.rs");

pub fn main() {
    let titles = Select::<Plays>::new(|q| {
        let first = Select::<Plays>::new(|q| {
            let p = q.from::<Songplay>("p");
            PlaysValues { user_id: p.user_id(), plays: lit(1_i64) }
        });
        let counted = q.with_recursive::<Plays>("counted", first, |q, counted| {
            let c = q.from_rows("c", counted);
            PlaysValues { user_id: q.grouped(c.user_id()), plays: count_rows() }
        });
        let c = q.from_rows("c", &counted);
        PlaysValues { user_id: c.user_id(), plays: c.plays() }
    });
    let _ = titles.statement("reports", "plays");
}

//~ mend: compute row by row, and group the result
//~ - PlaysValues { user_id: q.grouped(c.user_id()), plays: count_rows() }
//~ + q.filter(c.plays().lt(10));
//~ + PlaysValues { user_id: c.user_id(), plays: c.plays() + 1 }
