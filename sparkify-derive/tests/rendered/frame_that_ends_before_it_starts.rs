//! A frame starts before it ends.
include!("../fixtures/plays.rs");

pub fn main() {
    let plays = Select::<Plays>::new(|q| {
        let p = q.from::<Songplay>("p");
        let some = window().order_by([p.songplay_id().asc()]).rows(FrameStart::Following(2), FrameEnd::Following(1));
        PlaysValues { user_id: p.user_id(), plays: some.count(p.songplay_id()) }
    });
    let _ = plays.statement("reports", "plays");
}

//~ mend: turn it round
//~ - let some = window().order_by([p.songplay_id().asc()]).rows(FrameStart::Following(2), FrameEnd::Following(1));
//~ + let some = window().order_by([p.songplay_id().asc()]).rows(FrameStart::Following(1), FrameEnd::Following(2));
