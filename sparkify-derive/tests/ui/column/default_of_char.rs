//! A CHAR holds ASCII.

use sparkify_schema::{Char, Table};

#[derive(Table)]
#[table(kind = fact)]
pub struct Play {
    #[column(default = "é")]
    pub code: Char<2>,
}

fn main() {}
