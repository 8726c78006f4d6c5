//! A name has no rows.
include!("../../fixtures/star.rs");

#[derive(Row)]
struct Title {
    title: Option<String>,
}

#[derive(Row)]
struct Length {
    title: Option<f64>,
}

fn titles() -> Select<Title> {
    Select::new(|q| TitleValues { title: q.from::<StagingSong>("t").title() })
}

fn lengths() -> Select<Length> {
    Select::new(|q| LengthValues { title: q.from::<StagingSong>("t").duration() })
}

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let s = q.from::<StagingSong>("s");
        let _ = q.cross_join_rows("t", "titles");
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: hand over the query itself, or what `q.with` gives back for it
//~ - let _ = q.cross_join_rows("t", "titles");
//~ + let _ = q.cross_join_rows("t", titles());
