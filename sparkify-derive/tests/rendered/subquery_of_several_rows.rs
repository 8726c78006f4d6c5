//! A subquery as a value has one row at most.
include!("../fixtures/plays.rs");

pub fn main() {
    let plays = Select::<Plays>::new(|q| {
        let p = q.from::<Songplay>("p");
        let any = scalar(|q| q.from::<Song>("s").song_id());
        q.filter(p.song_id().eq(any));
        PlaysValues { user_id: p.user_id(), plays: p.songplay_id() }
    });
    let _ = plays.statement("reports", "plays");
}

//~ mend: aggregate, or take one row in an order
//~ - let any = scalar(|q| q.from::<Song>("s").song_id());
//~ + let any = scalar(|q| max(q.from::<Song>("s").song_id()));
