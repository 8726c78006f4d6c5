//! What is stored is distributed by a column of its query.
include!("../fixtures/plays.rs");

pub fn main() {
    let select = Select::<Titles>::new(|q| TitlesValues { title: q.from::<Song>("s").title() });
    let stored = Stored { dist_style: DistStyle::Key("song_id"), ..Stored::new("titles") };
    let table = CreateTableAs { select, stored, temporary: false };
    let _ = table.statement();
}

//~ mend: distribute by a column of it
//~ - let stored = Stored { dist_style: DistStyle::Key("song_id"), ..Stored::new("titles") };
//~ + let stored = Stored { dist_style: DistStyle::Key("title"), ..Stored::new("titles") };
