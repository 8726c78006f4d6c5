//! A query reads a table.
include!("../fixtures/plays.rs");

pub fn main() {
    let plays = Select::<Plays>::new(|_| PlaysValues { user_id: lit(1_i64), plays: lit(2_i64) });
    let _ = plays.statement("reports", "plays");
}

//~ mend: read one by `from`
//~ - let plays = Select::<Plays>::new(|_| PlaysValues { user_id: lit(1_i64), plays: lit(2_i64) });
//~ + let plays = Select::<Plays>::new(|q| {
//~ +     let p = q.from::<Songplay>("p");
//~ +     PlaysValues { user_id: p.user_id(), plays: lit(2_i64) }
//~ + });
