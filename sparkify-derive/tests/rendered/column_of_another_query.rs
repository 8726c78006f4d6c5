//! A column belongs to the query whose `from` or `join` gave it.
include!("../fixtures/plays.rs");

pub fn main() {
    let mut elsewhere = None;
    let _ = Select::<Titles>::new(|q| {
        let s = q.from::<Song>("s");
        elsewhere = Some(s.title());
        TitlesValues { title: s.title() }
    });
    let titles = Select::<Titles>::new(|q| {
        let other = q.from::<StagingSong>("other");
        q.filter(other.duration().gt(60.0));
        TitlesValues { title: elsewhere.unwrap() }
    });
    let _ = titles.statement("reports", "titles");
}

//~ mend: take the column of a source of this query
//~ - TitlesValues { title: elsewhere.unwrap() }
//~ + TitlesValues { title: other.title() }
