//! Redshift keeps some names for itself.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(name = "ctid")]
    pub play_id: i64,
}

fn main() {}

//~ mend: take a name that Redshift does not use itself
//~ - #[column(name = "ctid")]
//~ + #[column(name = "play")]
