//! Every attribute of a table is named where none is near.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging, partition_by = play_id)]
pub struct Play {
    pub play_id: i64,
}

fn main() {}

//~ mend: say what Redshift has: it distributes by a key and sorts by one
//~ - #[table(kind = staging, partition_by = play_id)]
//~ + #[table(kind = fact, sort_key(play_id))]
