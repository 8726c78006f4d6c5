//! A fact that lies whole on every node is warned of at the word, here as an error.
#![deny(deprecated)]

use sparkify_schema::*;

#[derive(Table)]
#[table(kind = fact, dist_style = all, sort_key(start_time))]
pub struct Songplay {
    pub start_time: Timestamp,
}

fn main() {}

//~ mend: distribute the fact by what it is joined by, or evenly
//~ - #[table(kind = fact, dist_style = all, sort_key(start_time))]
//~ + #[table(kind = fact, dist_style = even, sort_key(start_time))]
