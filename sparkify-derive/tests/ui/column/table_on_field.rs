//! `#[table]` belongs to the struct.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[table(name = "id")]
    pub play_id: i64,
}

fn main() {}

//~ mend: say `column` on a field
//~ - #[table(name = "id")]
//~ + #[column(name = "id")]
