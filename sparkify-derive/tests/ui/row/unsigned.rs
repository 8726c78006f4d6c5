//! Redshift has no unsigned integers.

use sparkify_schema::Row;

#[derive(Row)]
pub struct TopSong {
    pub title: String,
    pub plays: Option<u64>,
}

fn main() {}

//~ mend: take the signed type; a count is a BIGINT
//~ - pub plays: Option<u64>,
//~ + pub plays: Option<i64>,
