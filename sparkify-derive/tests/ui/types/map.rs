//! Nested data is SUPER.

use sparkify_schema::Table;
use std::collections::HashMap;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    pub tags: HashMap<String, String>,
}

fn main() {}

//~ mend: take a `Super`, which holds JSON
//~ - use sparkify_schema::Table;
//~ - use std::collections::HashMap;
//~ + use sparkify_schema::{Super, Table};
//~ - pub tags: HashMap<String, String>,
//~ + pub tags: Super,
