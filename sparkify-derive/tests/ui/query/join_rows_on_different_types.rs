//! A title is no length.
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
        let _ = q.join_rows("l", lengths(), |l| l.title().eq(s.title()));
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: compare columns of one type
//~ - let _ = q.join_rows("l", lengths(), |l| l.title().eq(s.title()));
//~ + let _ = q.join_rows("l", lengths(), |l| l.title().eq(s.duration()));
