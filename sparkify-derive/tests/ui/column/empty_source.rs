//! The key in the source is a text.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging, json = paths)]
pub struct Play {
    #[column(source = "")]
    pub play_id: i64,
}

fn main() {}

//~ mend: name the key as the file has it, or leave `source` out where it is the name of the field
//~ - #[column(source = "")]
//~ + #[column(source = "playId")]
