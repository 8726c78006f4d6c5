//! Redshift folds names to lower case.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging, name = "songPlays")]
pub struct Play {
    pub play_id: i64,
}

fn main() {}

//~ mend: write the name in lower case, words apart by `_`
//~ - #[table(kind = staging, name = "songPlays")]
//~ + #[table(kind = staging, name = "song_plays")]
