//! A reserved word is no name.

use sparkify_schema::Row;

#[derive(Row)]
pub struct TopSong {
    pub user: String,
}

fn main() {}

//~ mend: keep the field and give its column another name, or rename the field
//~ - pub user: String,
//~ + #[row(name = "listener")]
//~ + pub user: String,
