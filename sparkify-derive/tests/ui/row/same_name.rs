//! Two columns have two names.

use sparkify_schema::Row;

#[derive(Row)]
pub struct TopSong {
    pub title: String,
    #[row(name = "title")]
    pub song: String,
}

fn main() {}

//~ mend: give each column a name of its own
//~ - #[row(name = "title")]
//~ + #[row(name = "song_title")]
