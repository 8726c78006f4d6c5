//! Groups are ordered by what is grouped or aggregated.
include!("../fixtures/plays.rs");

pub fn main() {
    let plays = Select::<Plays>::new(|q| {
        let p = q.from::<Songplay>("p");
        q.order_by([p.start_time().desc()]);
        PlaysValues { user_id: q.grouped(p.user_id()), plays: count_rows() }
    });
    let _ = plays.statement("reports", "plays");
}

//~ mend: order by an aggregate
//~ - q.order_by([p.start_time().desc()]);
//~ + q.order_by([max(p.start_time()).desc()]);
