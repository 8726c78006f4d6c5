//! Every mistake is told at once, each at its place.

use sparkify_schema::{Table, Varchar};

#[derive(Table)]
#[table(kind = fact, sort_key(started_at), distkey = song_id, encode = manual)]
pub struct Play {
    #[column(encode = az46)]
    pub play_id: i64,
    pub title: String,
    #[column(encode = az64)]
    pub level: Varchar<8>,
}

fn main() {}

//~ mend: take each answer by itself: a field for the sort key, the attribute and the encodings that are suggested, a length for the text
//~ - #[table(kind = fact, sort_key(started_at), distkey = song_id, encode = manual)]
//~ + #[table(kind = fact, sort_key(play_id), dist_key = play_id, encode = manual)]
//~ - #[column(encode = az46)]
//~ + #[column(encode = az64)]
//~ - pub title: String,
//~ - #[column(encode = az64)]
//~ + pub title: Varchar<256>,
//~ + #[column(encode = zstd)]
