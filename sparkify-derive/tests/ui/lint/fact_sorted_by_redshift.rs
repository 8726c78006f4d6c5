//! A fact that Redshift sorts as it likes is warned of at `fact`, here as an error.
#![deny(deprecated)]

use sparkify_schema::*;

#[derive(Table)]
#[table(kind = fact, sort_key = auto)]
pub struct Songplay {
    pub id: i64,
}

fn main() {}

//~ mend: say why Redshift shall choose
//~ - #[table(kind = fact, sort_key = auto)]
//~ + #[table(kind = fact, sort_key = auto, allow(fact_without_a_sort_key, reason = "a new table, nobody asks of it yet"))]
