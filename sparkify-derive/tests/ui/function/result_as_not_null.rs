//! A result that is an Option may be NULL.
include!("../../fixtures/star.rs");

const INITIAL: LambdaFunction<fn(Varchar<256>, i32) -> Option<Varchar<4>>> =
    LambdaFunction::new(None, "f_initial", LambdaVolatility::Stable, "initial");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let s = q.from::<StagingSong>("s");
        let title = s.title().coalesce("");
        let _: Expr<Text> = INITIAL.call(title, lit(1));
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: say what stands for NULL
//~ - let _: Expr<Text> = INITIAL.call(title, lit(1));
//~ + let _: Expr<Text> = INITIAL.call(title, lit(1)).coalesce("");
