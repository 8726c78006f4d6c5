//! A filter is judged before window functions are computed.
include!("../fixtures/plays.rs");

pub fn main() {
    let plays = Select::<Plays>::new(|q| {
        let p = q.from::<Songplay>("p");
        let newest = window().partition_by(p.user_id()).order_by([p.start_time().desc()]).row_number();
        q.filter(newest.eq(1));
        PlaysValues { user_id: p.user_id(), plays: p.songplay_id() }
    });
    let _ = plays.statement("reports", "plays");
}

//~ mend: say it of the windows, by `qualify`
//~ - q.filter(newest.eq(1));
//~ + q.qualify(newest.eq(1));
