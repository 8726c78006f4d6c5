//! A CHAR holds ASCII.

use sparkify_schema::{Char, Table};

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(default = "é")]
    pub code: Char<2>,
}

fn main() {}

//~ mend: declare the column as a `Varchar`, which holds UTF-8 and counts bytes: `é` has two
//~ - use sparkify_schema::{Char, Table};
//~ + use sparkify_schema::{Table, Varchar};
//~ - pub code: Char<2>,
//~ + pub code: Varchar<2>,
