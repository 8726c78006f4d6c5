//! The nearest style is named.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging, dist_style = evn)]
pub struct Play {
    pub play_id: i64,
    pub song_id: i64,
}

fn main() {}

//~ mend: take the style the compiler suggests
//~ - #[table(kind = staging, dist_style = evn)]
//~ + #[table(kind = staging, dist_style = even)]
