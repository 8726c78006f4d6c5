//! A schema needs a name that is no reserved word.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = dimension, schema = "user")]
pub struct Play {
    pub play_id: i64,
}

fn main() {}

//~ mend: give the schema another name
//~ - #[table(kind = dimension, schema = "user")]
//~ + #[table(kind = dimension, schema = "users")]
