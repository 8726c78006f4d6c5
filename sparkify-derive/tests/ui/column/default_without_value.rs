//! A default has a value.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(default)]
    pub play_id: i64,
}

fn main() {}

//~ mend: say which value
//~ - #[column(default)]
//~ + #[column(default = 0)]
