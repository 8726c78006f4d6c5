//! HAVING is judged before window functions are computed.
include!("../fixtures/plays.rs");

pub fn main() {
    let plays = Select::<Plays>::new(|q| {
        let p = q.from::<Songplay>("p");
        let largest = window().order_by([count_rows().desc()]).row_number();
        q.having(largest.eq(1));
        PlaysValues { user_id: q.grouped(p.user_id()), plays: count_rows() }
    });
    let _ = plays.statement("reports", "plays");
}

//~ mend: say it of the windows, by `qualify`
//~ - q.having(largest.eq(1));
//~ + q.qualify(largest.eq(1));
