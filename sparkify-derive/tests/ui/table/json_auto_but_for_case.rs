//! A key that only has capitals beside its column's name is found by JSON 'auto ignorecase'.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging, json = auto)]
pub struct Play {
    #[column(source = "Level")]
    pub level: i64,
}

fn main() {}

//~ mend: look at letters, not at their case
//~ - #[table(kind = staging, json = auto)]
//~ + #[table(kind = staging, json = auto_ignorecase)]
