//! Two columns have two names.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    pub play_id: i64,
    #[column(name = "play_id")]
    pub song_id: i64,
}

fn main() {}

//~ mend: give each column a name of its own
//~ - #[column(name = "play_id")]
//~ - pub song_id: i64,
//~ + pub song_id: i64,
