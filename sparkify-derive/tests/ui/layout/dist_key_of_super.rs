//! Nested data is no distribution key.

use sparkify_schema::{Super, Table};

#[derive(Table)]
#[table(kind = staging, dist_key = tags)]
pub struct Play {
    pub tags: Super,
}

fn main() {}

//~ mend: distribute by a plain column, or let Redshift distribute
//~ - #[table(kind = staging, dist_key = tags)]
//~ + #[table(kind = staging)]
