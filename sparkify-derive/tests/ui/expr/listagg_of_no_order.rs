//! The order of a list has a key.
include!("../../fixtures/plays.rs");

fn main() {
    let _ = Select::<Titles>::new(|q| {
        let s = q.from::<Song>("s");
        TitlesValues { title: listagg(s.title(), ", ", []) }
    });
}

//~ mend: say which comes first
//~ - TitlesValues { title: listagg(s.title(), ", ", []) }
//~ + TitlesValues { title: listagg(s.title(), ", ", s.title().asc()) }
