//! Bytes are no sort key.

use sparkify_schema::{Table, Varbyte};

#[derive(Table)]
#[table(kind = fact, sort_key(digest))]
pub struct Play {
    pub digest: Varbyte<32>,
}

fn main() {}
