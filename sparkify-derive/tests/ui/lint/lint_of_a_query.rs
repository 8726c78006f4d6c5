//! A lint that is found in queries is allowed there: the line to write.

use sparkify_schema::*;

#[derive(Table)]
#[table(kind = staging, allow(join_not_co_located, reason = "a hundred rows"))]
pub struct Songplay {
    pub id: i64,
}

fn main() {}

//~ mend: allow it in the query
//~ - #[table(kind = staging, allow(join_not_co_located, reason = "a hundred rows"))]
//~ + #[table(kind = staging)]
