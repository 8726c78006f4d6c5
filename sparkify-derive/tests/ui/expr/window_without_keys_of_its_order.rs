//! A window that is ordered is so by something.
include!("../../fixtures/plays.rs");

fn main() {
    let _ = Select::<Plays>::new(|q| {
        let p = q.from::<Songplay>("p");
        PlaysValues { user_id: p.user_id(), plays: window().order_by([]).row_number() }
    });
}

//~ mend: say what comes first
//~ - PlaysValues { user_id: p.user_id(), plays: window().order_by([]).row_number() }
//~ + PlaysValues { user_id: p.user_id(), plays: window().order_by(p.start_time().asc()).row_number() }
