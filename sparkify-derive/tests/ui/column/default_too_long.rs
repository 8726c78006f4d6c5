//! A default fits into its column.

use sparkify_schema::{Table, Varchar};

#[derive(Table)]
#[table(kind = fact)]
pub struct Play {
    #[column(default = "premium")]
    pub level: Varchar<4>,
}

fn main() {}
