//! Redshift runs no subquery in ON that uses columns of the query.
include!("../fixtures/plays.rs");

pub fn main() {
    let plays = Select::<Plays>::new(|q| {
        let p = q.from::<Songplay>("p");
        let _ = q.join::<Song, _>("s", |s| {
            let heard = exists(|q| {
                let e = q.from::<StagingEvent>("e");
                q.filter(e.user_id().eq(p.user_id()));
            });
            s.song_id().eq(p.song_id()).and(heard)
        });
        PlaysValues { user_id: p.user_id(), plays: p.songplay_id() }
    });
    let _ = plays.statement("reports", "plays");
}

//~ mend: put it into a filter
//~ - let _ = q.join::<Song, _>("s", |s| {
//~ -     let heard = exists(|q| {
//~ -         let e = q.from::<StagingEvent>("e");
//~ -         q.filter(e.user_id().eq(p.user_id()));
//~ -     });
//~ -     s.song_id().eq(p.song_id()).and(heard)
//~ - });
//~ + let _ = q.join::<Song, _>("s", |s| s.song_id().eq(p.song_id()));
//~ + q.filter(exists(|q| {
//~ +     let e = q.from::<StagingEvent>("e");
//~ +     q.filter(e.user_id().eq(p.user_id()));
//~ + }));
