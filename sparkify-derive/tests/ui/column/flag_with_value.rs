//! A word that stands alone takes no value.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(unique = true)]
    pub play_id: i64,
}

fn main() {}

//~ mend: the word alone says yes; leave it out to say no
//~ - #[column(unique = true)]
//~ + #[column(unique)]
