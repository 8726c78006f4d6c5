//! A reason that says nothing is none.

use sparkify_schema::*;

#[derive(Table)]
#[table(kind = staging, allow(dist_style_all_on_a_fact, reason = " "))]
pub struct Songplay {
    pub id: i64,
}

fn main() {}

//~ mend: say why the lint is wrong here
//~ - #[table(kind = staging, allow(dist_style_all_on_a_fact, reason = " "))]
//~ + #[table(kind = staging, allow(dist_style_all_on_a_fact, reason = "ten rows"))]
