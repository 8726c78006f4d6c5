//! An encoding is said of a column.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging, encode = zstd)]
pub struct Play {
    pub play_id: i64,
}

fn main() {}

//~ mend: write the encoding on its column
//~ - #[table(kind = staging, encode = zstd)]
//~ + #[table(kind = staging)]
//~ - pub play_id: i64,
//~ + #[column(encode = zstd)]
//~ + pub play_id: i64,
