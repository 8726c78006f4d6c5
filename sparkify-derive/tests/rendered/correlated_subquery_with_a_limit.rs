//! Redshift runs no LIMIT in a subquery that uses columns of the query around it.
include!("../fixtures/plays.rs");

pub fn main() {
    let plays = Select::<Plays>::new(|q| {
        let p = q.from::<Songplay>("p");
        q.filter(exists(|q| {
            let s = q.from::<Song>("s");
            q.filter(s.song_id().eq(p.song_id()));
            q.order_by([s.title().asc()]);
            q.limit(1);
        }));
        PlaysValues { user_id: p.user_id(), plays: p.songplay_id() }
    });
    let _ = plays.statement("reports", "plays");
}

//~ mend: leave it out: EXISTS asks for one row anyway
//~ -     q.limit(1);
//~ +     // One is enough.
