//! A column that Redshift alone numbers takes nothing from the source.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging, json = paths)]
pub struct Play {
    #[column(identity(0, 1), source = "playId")]
    pub play_id: i64,
    pub user_id: i64,
}

fn main() {}

//~ mend: say that the source brings the numbers
//~ - #[column(identity(0, 1), source = "playId")]
//~ + #[column(identity_by_default(0, 1), source = "playId")]
