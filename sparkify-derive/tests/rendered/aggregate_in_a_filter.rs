//! A filter is judged before rows are grouped.
include!("../fixtures/plays.rs");

pub fn main() {
    let plays = Select::<Plays>::new(|q| {
        let p = q.from::<Songplay>("p");
        q.filter(count_rows().gt(10));
        PlaysValues { user_id: q.grouped(p.user_id()), plays: count_rows() }
    });
    let _ = plays.statement("reports", "plays");
}

//~ mend: say it of the groups, by `having`
//~ - q.filter(count_rows().gt(10));
//~ + q.having(count_rows().gt(10));
