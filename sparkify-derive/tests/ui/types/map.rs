//! Nested data is SUPER.

use sparkify_schema::Table;
use std::collections::HashMap;

#[derive(Table)]
#[table(kind = fact)]
pub struct Play {
    pub tags: HashMap<String, String>,
}

fn main() {}
