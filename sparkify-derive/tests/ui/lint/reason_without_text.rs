//! A reason is a text: the shape.

use sparkify_schema::*;

#[derive(Table)]
#[table(kind = staging, allow(fact_without_a_sort_key, reason = small))]
pub struct Songplay {
    pub id: i64,
}

fn main() {}

//~ mend: put the reason into quotes
//~ - #[table(kind = staging, allow(fact_without_a_sort_key, reason = small))]
//~ + #[table(kind = staging, allow(fact_without_a_sort_key, reason = "small"))]
