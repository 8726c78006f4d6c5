//! Bytes have a length.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = fact)]
pub struct Play {
    pub digest: Vec<u8>,
}

fn main() {}
