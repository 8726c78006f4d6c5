//! The type of the field is the type of the column.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(type = "BIGINT")]
    pub play_id: i64,
}

fn main() {}

//~ mend: leave the attribute away: `i64` is BIGINT
//~ - #[column(type = "BIGINT")]
//~ - pub play_id: i64,
//~ + pub play_id: i64,
