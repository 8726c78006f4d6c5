//! The nearest collation is named.

use sparkify_schema::{Table, Varchar};

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(collate = case_insensitiv)]
    pub title: Varchar<80>,
}

fn main() {}

//~ mend: take the word that is named
//~ - #[column(collate = case_insensitiv)]
//~ + #[column(collate = case_insensitive)]
