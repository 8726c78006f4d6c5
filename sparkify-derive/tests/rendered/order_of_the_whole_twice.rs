//! The order of a union is said once.
include!("../fixtures/plays.rs");

pub fn main() {
    let titles = || Select::<Titles>::new(|q| TitlesValues { title: q.from::<Song>("s").title() });
    let all = titles().union(titles()).order_by(|t| [t.title().asc()]).order_by(|t| [t.title().desc()]);
    let _ = all.statement("reports", "titles");
}

//~ mend: say it once
//~ - let all = titles().union(titles()).order_by(|t| [t.title().asc()]).order_by(|t| [t.title().desc()]);
//~ + let all = titles().union(titles()).order_by(|t| [t.title().desc()]);
