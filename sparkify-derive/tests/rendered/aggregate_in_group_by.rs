//! Rows are not grouped by what is known only of groups.
include!("../fixtures/plays.rs");

pub fn main() {
    let plays = Select::<Plays>::new(|q| {
        let p = q.from::<Songplay>("p");
        q.group_by(count_rows());
        PlaysValues { user_id: q.grouped(p.user_id()), plays: count_rows() }
    });
    let _ = plays.statement("reports", "plays");
}

//~ mend: group by values of the row
//~ - q.group_by(count_rows());
//~ + q.group_by(p.song_id());
