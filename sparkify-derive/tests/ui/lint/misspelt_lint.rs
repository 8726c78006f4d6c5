//! A misspelt lint: the nearest one, and every lint of tables.

use sparkify_schema::*;

#[derive(Table)]
#[table(kind = fact, sort_key(id), allow(fact_without_sort_key, reason = "read whole"))]
pub struct Songplay {
    pub id: i64,
}

fn main() {}

//~ mend: take the name the compiler lists
//~ - #[table(kind = fact, sort_key(id), allow(fact_without_sort_key, reason = "read whole"))]
//~ + #[table(kind = fact, allow(fact_without_a_sort_key, reason = "read whole"))]
