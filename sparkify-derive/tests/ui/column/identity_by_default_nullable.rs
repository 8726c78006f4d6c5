//! Numbers by default are NOT NULL too.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(identity_by_default(0, 1))]
    pub play_id: Option<i64>,
}

fn main() {}

//~ mend: a column that Redshift numbers always has a value
//~ - pub play_id: Option<i64>,
//~ + pub play_id: i64,
