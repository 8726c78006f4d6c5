//! Each query of WITH has a name of its own.
include!("../fixtures/plays.rs");

pub fn main() {
    let plays = Select::<Plays>::new(|q| {
        let p = q.from::<Songplay>("p");
        let titles = || Select::<Titles>::new(|q| TitlesValues { title: q.from::<Song>("s").title() });
        let first = q.with("titles", titles());
        let second = q.with("titles", titles());
        let _ = q.cross_join_rows("a", &first);
        let _ = q.cross_join_rows("b", &second);
        PlaysValues { user_id: p.user_id(), plays: p.songplay_id() }
    });
    let _ = plays.statement("reports", "plays");
}

//~ mend: give the second another
//~ - let second = q.with("titles", titles());
//~ + let second = q.with("others", titles());
