//! A reserved word is no name.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    pub timestamp: i64,
}

fn main() {}

//~ mend: keep the field and give its column another name, or rename the field
//~ - pub timestamp: i64,
//~ + #[column(name = "played_at")]
//~ + pub timestamp: i64,
