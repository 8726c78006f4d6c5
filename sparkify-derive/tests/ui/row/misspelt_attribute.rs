//! The nearest attribute is named.

use sparkify_schema::Row;

#[derive(Row)]
pub struct TopSong {
    #[row(nmae = "title")]
    pub song: String,
}

fn main() {}

//~ mend: take the attribute the compiler suggests
//~ - #[row(nmae = "title")]
//~ + #[row(name = "title")]
