//! An allow of one lint leaves the others: they are warned of, here as errors.
#![deny(deprecated)]

use sparkify_schema::*;

#[derive(Table)]
#[table(kind = fact, dist_style = all, allow(fact_without_a_sort_key, reason = "read whole"))]
pub struct Songplay {
    pub id: i64,
}

fn main() {}

//~ mend: mend it, or allow it too
//~ - #[table(kind = fact, dist_style = all, allow(fact_without_a_sort_key, reason = "read whole"))]
//~ + #[table(kind = fact, dist_style = even, allow(fact_without_a_sort_key, reason = "read whole"))]
