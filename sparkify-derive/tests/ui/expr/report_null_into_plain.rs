//! A sum of no rows is NULL, and the row has to say so.
include!("../../fixtures/star.rs");

fn main() {
    #[derive(Row)]
    struct Played {
        plays: i64,
    }
    let _ = Select::<Played>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        PlayedValues { plays: sum(e.ts()) }
    });
}

//~ mend: let the row say `Option`, or give the sum of nothing a value by `.coalesce(0_i64)`
//~ - plays: i64,
//~ + plays: Option<i64>,
