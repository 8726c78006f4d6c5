//! A shape identifies no row.

use sparkify_schema::{Geography, Table};

#[derive(Table)]
#[table(kind = dimension, primary_key(place))]
pub struct Play {
    pub place: Geography,
}

fn main() {}

//~ mend: identify rows by what has an equality
//~ - #[table(kind = dimension, primary_key(place))]
//~ + #[table(kind = dimension, primary_key(place_id))]
//~ - pub place: Geography,
//~ + pub place_id: i64,
//~ + pub place: Geography,
