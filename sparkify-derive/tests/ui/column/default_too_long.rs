//! A default fits into its column.

use sparkify_schema::{Table, Varchar};

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(default = "premium")]
    pub level: Varchar<4>,
}

fn main() {}

//~ mend: make the column as wide as its default, in bytes
//~ - pub level: Varchar<4>,
//~ + pub level: Varchar<7>,
