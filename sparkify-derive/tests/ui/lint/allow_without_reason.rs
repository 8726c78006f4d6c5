//! Whoever allows a lint says why: the shape.

use sparkify_schema::*;

#[derive(Table)]
#[table(kind = staging, dist_style = all, allow(dist_style_all_on_a_fact))]
pub struct Songplay {
    pub id: i64,
}

fn main() {}

//~ mend: say why the lint is wrong here
//~ - #[table(kind = staging, dist_style = all, allow(dist_style_all_on_a_fact))]
//~ + #[table(kind = fact, dist_style = all, sort_key(id), allow(dist_style_all_on_a_fact, reason = "ten rows"))]
