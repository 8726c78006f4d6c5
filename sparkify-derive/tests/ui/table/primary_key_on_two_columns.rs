//! A primary key of two columns is said of the table.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(primary_key)]
    pub play_id: i64,
    #[column(primary_key)]
    pub song_id: i64,
}

fn main() {}

//~ mend: say the key of both columns on the struct
//~ - #[table(kind = staging)]
//~ + #[table(kind = staging, primary_key(play_id, song_id))]
//~ - #[column(primary_key)]
//~ - pub play_id: i64,
//~ - #[column(primary_key)]
//~ - pub song_id: i64,
//~ + pub play_id: i64,
//~ + pub song_id: i64,
