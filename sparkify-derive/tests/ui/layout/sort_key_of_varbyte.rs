//! Bytes are no sort key.

use sparkify_schema::{Table, Varbyte};

#[derive(Table)]
#[table(kind = fact, sort_key(digest))]
pub struct Play {
    pub digest: Varbyte<32>,
}

fn main() {}

//~ mend: sort by a plain column, or leave the order to Redshift
//~ - #[table(kind = fact, sort_key(digest))]
//~ + #[table(kind = staging)]
