//! A subquery has the columns of its row.
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
        let t = q.cross_join_rows("t", titles());
        q.filter(t.titel().is_not_null());
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: take the column the compiler suggests
//~ - q.filter(t.titel().is_not_null());
//~ + q.filter(t.title().is_not_null());
