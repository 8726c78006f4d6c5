//! One allow has one reason.

use sparkify_schema::*;

#[derive(Table)]
#[table(kind = staging, allow(dist_style_all_on_a_fact, reason = "small", reason = "static"))]
pub struct Songplay {
    pub id: i64,
}

fn main() {}

//~ mend: make one reason of the two
//~ - #[table(kind = staging, allow(dist_style_all_on_a_fact, reason = "small", reason = "static"))]
//~ + #[table(kind = staging, allow(dist_style_all_on_a_fact, reason = "small and static"))]
