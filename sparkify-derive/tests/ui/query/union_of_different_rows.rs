//! Only queries that answer with the same row are combined.
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
        let _ = titles().union(lengths());
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: answer both queries with the same row
//~ - let _ = titles().union(lengths());
//~ + let _ = titles().union(titles());
