//! A default is a value of its column.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(default = "none")]
    pub play_id: i64,
}

fn main() {}

//~ mend: give a number, or declare the column as text
//~ - #[column(default = "none")]
//~ + #[column(default = 0)]
