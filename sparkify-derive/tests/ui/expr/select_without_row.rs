//! A SELECT answers with a row.
include!("../../fixtures/star.rs");

fn main() {
    struct Played;
    let _ = Select::<Played>::new(|q| {
        let _ = q.from::<StagingSong>("s");
        Played
    });
}

//~ mend: derive `Row` for the struct of the answer
//~ - struct Played;
//~ + #[derive(Row)]
//~ + struct Played {
//~ +     title: Option<String>,
//~ + }
//~ - let _ = q.from::<StagingSong>("s");
//~ - Played
//~ + let s = q.from::<StagingSong>("s");
//~ + PlayedValues { title: s.title() }
