//! An aggregate has no aggregate inside.
include!("../fixtures/plays.rs");

pub fn main() {
    let plays = Select::<Plays>::new(|q| {
        let p = q.from::<Songplay>("p");
        PlaysValues { user_id: q.grouped(p.user_id()), plays: max(count_rows()).coalesce(0_i64) }
    });
    let _ = plays.statement("reports", "plays");
}

//~ mend: aggregate once; of what is grouped in a subquery, the other
//~ - PlaysValues { user_id: q.grouped(p.user_id()), plays: max(count_rows()).coalesce(0_i64) }
//~ + PlaysValues { user_id: q.grouped(p.user_id()), plays: count_rows() }
