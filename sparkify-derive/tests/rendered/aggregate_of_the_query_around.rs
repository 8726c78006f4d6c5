//! A column is aggregated in the query it belongs to.
include!("../fixtures/plays.rs");

pub fn main() {
    let plays = Select::<Plays>::new(|q| {
        let p = q.from::<Songplay>("p");
        let longest = scalar(|q| {
            let _ = q.from::<Song>("s");
            max(p.songplay_id())
        });
        q.filter(longest.gt(0));
        PlaysValues { user_id: p.user_id(), plays: p.songplay_id() }
    });
    let _ = plays.statement("reports", "plays");
}

//~ mend: aggregate a column of the subquery
//~ -     max(p.songplay_id())
//~ +     count_rows()
