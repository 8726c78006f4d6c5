//! An argument has the type of its parameter.
include!("../../fixtures/star.rs");

const INITIAL: LambdaFunction<fn(Varchar<256>, i32) -> Option<Varchar<4>>> =
    LambdaFunction::new(None, "f_initial", LambdaVolatility::Stable, "initial");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let s = q.from::<StagingSong>("s");
        let title = s.title().coalesce("");
        q.filter(INITIAL.call(title, lit(1_i64)).is_null());
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: give the type that is declared
//~ - q.filter(INITIAL.call(title, lit(1_i64)).is_null());
//~ + q.filter(INITIAL.call(title, lit(1_i32)).is_null());
