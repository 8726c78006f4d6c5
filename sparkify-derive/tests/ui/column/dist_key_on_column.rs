//! Distribution is said of the table.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(dist_key)]
    pub play_id: i64,
}

fn main() {}

//~ mend: name the field in the attribute of the struct: one table is distributed by one column
//~ - #[table(kind = staging)]
//~ + #[table(kind = staging, dist_key = play_id)]
//~ - #[column(dist_key)]
//~ - pub play_id: i64,
//~ + pub play_id: i64,
