//! Nested data has no default.

use sparkify_schema::{Super, Table};

#[derive(Table)]
#[table(kind = fact)]
pub struct Play {
    #[column(default = "{}")]
    pub tags: Super,
}

fn main() {}
