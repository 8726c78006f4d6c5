//! A mistake in a subquery is told where it stands.
include!("../fixtures/plays.rs");

pub fn main() {
    let inner = Select::<Plays>::new(|q| {
        let p = q.from::<Songplay>("p");
        PlaysValues { user_id: p.user_id(), plays: count_rows() }
    });
    let outer = Select::<Plays>::new(|q| {
        let i = q.from_rows("i", inner);
        PlaysValues { user_id: i.user_id(), plays: i.plays() }
    });
    let _ = outer.statement("reports", "plays");
}

//~ mend: mend the subquery
//~ - PlaysValues { user_id: p.user_id(), plays: count_rows() }
//~ + PlaysValues { user_id: q.grouped(p.user_id()), plays: count_rows() }
