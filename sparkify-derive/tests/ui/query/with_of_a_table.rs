//! WITH names a query.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let s = q.from::<StagingSong>("s");
        let _ = q.with("songs", s);
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: hand over a query; a table is read by `q.from`
//~ - let _ = q.with("songs", s);
//~ + #[derive(Row)]
//~ + struct Title {
//~ +     title: Option<String>,
//~ + }
//~ + let titles = Select::<Title>::new(|q| TitleValues { title: q.from::<StagingSong>("t").title() });
//~ + let _ = q.with("titles", titles);
