//! A default is in the range of its column.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(default = 40000)]
    pub year: i16,
}

fn main() {}

//~ mend: take a wider type, or a smaller default
//~ - pub year: i16,
//~ + pub year: i32,
