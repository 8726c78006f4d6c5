//! A report is filled with the types its row says.
include!("../../fixtures/star.rs");

fn main() {
    #[derive(Row)]
    struct Played {
        plays: i64,
    }
    let _ = Select::<Played>::new(|q| {
        let s = q.from::<StagingSong>("s");
        PlayedValues { plays: s.title() }
    });
}

//~ mend: give the row the type of what is selected
//~ - plays: i64,
//~ + plays: Option<String>,
