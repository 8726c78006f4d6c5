//! A reference has the type of its target.

use sparkify_schema::{Table, Varchar};

#[derive(Table)]
#[table(kind = dimension)]
pub struct Song {
    #[column(primary_key)]
    pub song_id: i64,
    pub artist_id: i64,
}

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(references = Song::song_id)]
    pub song_id: Varchar<18>,
}

fn main() {}

//~ mend: declare the column with the type of the one it refers to; a newtype shared by both keeps them together
//~ - use sparkify_schema::{Table, Varchar};
//~ + use sparkify_schema::Table;
//~ - pub song_id: Varchar<18>,
//~ + pub song_id: i64,
