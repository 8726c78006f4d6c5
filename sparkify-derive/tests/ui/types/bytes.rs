//! Bytes have a length.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    pub digest: Vec<u8>,
}

fn main() {}

//~ mend: say how many bytes at most
//~ - use sparkify_schema::Table;
//~ + use sparkify_schema::{Table, Varbyte};
//~ - pub digest: Vec<u8>,
//~ + pub digest: Varbyte<32>,
