//! A CHAR has at most 4096 bytes.

use sparkify_schema::{Char, Table};

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    pub title: Char<5000>,
}

fn main() {}

//~ mend: take a `Varchar`, which holds up to 65535 bytes
//~ - use sparkify_schema::{Char, Table};
//~ + use sparkify_schema::{Table, Varchar};
//~ - pub title: Char<5000>,
//~ + pub title: Varchar<5000>,
