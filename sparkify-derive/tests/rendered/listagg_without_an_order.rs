//! A list of several values has an order.
include!("../fixtures/plays.rs");

pub fn main() {
    let titles = Select::<Titles>::new(|q| {
        let s = q.from::<Song>("s");
        TitlesValues { title: listagg(s.title(), ", ", []) }
    });
    let _ = titles.statement("reports", "titles");
}

//~ mend: say which comes first
//~ - TitlesValues { title: listagg(s.title(), ", ", []) }
//~ + TitlesValues { title: listagg(s.title(), ", ", [s.title().asc()]) }
