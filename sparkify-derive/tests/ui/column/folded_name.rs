//! Names that differ in case alone are one name.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    pub play_id: i64,
    #[column(name = "PLAY_ID")]
    pub song_id: i64,
}

fn main() {}

//~ mend: give the column a name of its own, in lower case
//~ - #[column(name = "PLAY_ID")]
//~ + #[column(name = "song_id")]
