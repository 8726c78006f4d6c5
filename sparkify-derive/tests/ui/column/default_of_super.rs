//! Nested data has no default.

use sparkify_schema::{Super, Table};

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(default = "{}")]
    pub tags: Super,
}

fn main() {}

//~ mend: leave the default away and let the column be NULL where nothing is said
//~ - #[column(default = "{}")]
//~ - pub tags: Super,
//~ + pub tags: Option<Super>,
