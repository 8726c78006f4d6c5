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
