//! A text has a length, and a column owns nothing borrowed.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = fact)]
pub struct Play {
    pub title: &'static str,
}

fn main() {}
