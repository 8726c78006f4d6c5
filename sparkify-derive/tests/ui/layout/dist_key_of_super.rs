//! Nested data is no distribution key.

use sparkify_schema::{Super, Table};

#[derive(Table)]
#[table(kind = fact, dist_key = tags)]
pub struct Play {
    pub tags: Super,
}

fn main() {}
