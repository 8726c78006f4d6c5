//! An allow stands in brackets: the shape.

use sparkify_schema::*;

#[derive(Table)]
#[table(kind = staging, allow = fact_without_a_sort_key)]
pub struct Songplay {
    pub id: i64,
}

fn main() {}

//~ mend: put the lint and the reason into brackets
//~ - #[table(kind = staging, allow = fact_without_a_sort_key)]
//~ + #[table(kind = staging, allow(fact_without_a_sort_key, reason = "small"))]
