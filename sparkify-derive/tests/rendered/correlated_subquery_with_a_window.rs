//! Redshift runs no window function in a subquery that uses columns of the query around it.
include!("../fixtures/plays.rs");

pub fn main() {
    let plays = Select::<Plays>::new(|q| {
        let p = q.from::<Songplay>("p");
        q.filter(exists(|q| {
            let s = q.from::<Song>("s");
            q.filter(s.song_id().eq(p.song_id()));
            q.qualify(window().order_by([s.title().asc()]).row_number().eq(1));
        }));
        PlaysValues { user_id: p.user_id(), plays: p.songplay_id() }
    });
    let _ = plays.statement("reports", "plays");
}

//~ mend: join a subquery that has the window, or do without
//~ -     q.qualify(window().order_by([s.title().asc()]).row_number().eq(1));
//~ +     q.filter(s.title().is_not_null());
