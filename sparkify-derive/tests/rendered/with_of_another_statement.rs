//! A query of WITH is read in the statement that has it.
include!("../fixtures/plays.rs");

pub fn main() {
    let mut elsewhere = None;
    let _ = Select::<Titles>::new(|q| {
        let titles = Select::<Titles>::new(|q| TitlesValues { title: q.from::<Song>("s").title() });
        let titles = q.with("titles", titles);
        elsewhere = Some(titles.clone());
        let t = q.from_rows("t", &titles);
        TitlesValues { title: t.title() }
    });
    let titles = Select::<Titles>::new(|q| {
        let t = q.from_rows("t", &elsewhere.unwrap());
        TitlesValues { title: t.title() }
    });
    let _ = titles.statement("reports", "titles");
}

//~ mend: give the statement the query too
//~ -     let t = q.from_rows("t", &elsewhere.unwrap());
//~ +     let own = Select::<Titles>::new(|q| TitlesValues { title: q.from::<Song>("s").title() });
//~ +     let own = q.with("titles", own);
//~ +     let t = q.from_rows("t", &own);
