//! An attribute begins with its name.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging, "plays")]
pub struct Play {
    pub play_id: i64,
}

fn main() {}

//~ mend: say what the text is
//~ - #[table(kind = staging, "plays")]
//~ + #[table(kind = staging, name = "plays")]
