//! A SELECT answers with a row.
include!("../../fixtures/star.rs");

fn main() {
    struct Played;
    let _ = Select::<Played>::new(|q| {
        let _ = q.from::<StagingSong>("s");
        Played
    });
}
