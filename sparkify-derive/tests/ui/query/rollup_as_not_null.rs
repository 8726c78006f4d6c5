//! In the rows of totals a key is NULL.
include!("../../fixtures/star.rs");

#[derive(Row)]
struct Plays {
    user_id: i64,
    plays: i64,
}

fn main() {
    let _ = Select::<Plays>::new(|q| {
        let p = q.from::<Songplay>("p");
        let user_id = q.rollup(p.user_id());
        PlaysValues { user_id, plays: count_rows() }
    });
}

//~ mend: say what stands there, or make the field an `Option`
//~ - PlaysValues { user_id, plays: count_rows() }
//~ + PlaysValues { user_id: user_id.coalesce(0_i64), plays: count_rows() }
