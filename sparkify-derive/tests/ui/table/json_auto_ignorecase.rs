//! JSON 'auto ignorecase' looks past capitals and past nothing else.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging, json = auto_ignorecase)]
pub struct Play {
    #[column(source = "userId")]
    pub user_id: i64,
}

fn main() {}

//~ mend: read by a document of paths
//~ - #[table(kind = staging, json = auto_ignorecase)]
//~ + #[table(kind = staging, json = paths)]
