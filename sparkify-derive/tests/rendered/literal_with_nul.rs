//! No text of Redshift holds NUL.
include!("../fixtures/plays.rs");

pub fn main() {
    let titles = Select::<Titles>::new(|q| {
        let s = q.from::<Song>("s");
        q.filter(s.title().eq("A\0B"));
        TitlesValues { title: s.title() }
    });
    let _ = titles.statement("reports", "titles");
}

//~ mend: leave it out
//~ - q.filter(s.title().eq("A\0B"));
//~ + q.filter(s.title().eq("AB"));
