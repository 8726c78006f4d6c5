//! A column is nullable once.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    pub level: Option<Option<i64>>,
}

fn main() {}

//~ mend: leave one `Option` out
//~ - pub level: Option<Option<i64>>,
//~ + pub level: Option<i64>,
