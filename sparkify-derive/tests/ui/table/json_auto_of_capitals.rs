//! JSON 'auto' matches keys with column names letter by letter, and column names are lower case.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging, json = auto)]
pub struct Play {
    #[column(source = "userId")]
    pub user_id: i64,
    pub level: Option<i32>,
}

fn main() {}

//~ mend: read by a document of paths
//~ - #[table(kind = staging, json = auto)]
//~ + #[table(kind = staging, json = paths)]
