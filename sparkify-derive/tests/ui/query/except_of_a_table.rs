//! A table is no query.
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
        let _ = titles().except(s);
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: write the table as a query
//~ - let _ = titles().except(s);
//~ + let _ = titles().except(titles());
