//! A fact without a sort key is warned of at `fact`, here as an error.
#![deny(deprecated)]

use sparkify_schema::*;

#[derive(Table)]
#[table(kind = fact)]
pub struct Songplay {
    pub id: i64,
}

fn main() {}
