//! A text that may be NULL has a length too.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = fact)]
pub struct Play {
    pub title: Option<String>,
}

fn main() {}
