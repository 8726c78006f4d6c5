//! A lint is allowed once.

use sparkify_schema::*;

#[derive(Table)]
#[table(kind = fact, allow(fact_without_a_sort_key, reason = "read whole"), allow(fact_without_a_sort_key, reason = "small"))]
pub struct Songplay {
    pub id: i64,
}

fn main() {}

//~ mend: keep one of the two
//~ - #[table(kind = fact, allow(fact_without_a_sort_key, reason = "read whole"), allow(fact_without_a_sort_key, reason = "small"))]
//~ + #[table(kind = fact, allow(fact_without_a_sort_key, reason = "small, so it is read whole"))]
