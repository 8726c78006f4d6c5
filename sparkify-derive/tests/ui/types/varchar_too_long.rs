//! A VARCHAR has at most 65535 bytes, also behind an alias.

use sparkify_schema::{Table, Varchar};

type Title = Varchar<70_000>;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    pub title: Option<Title>,
}

fn main() {}

//~ mend: take at most 65535 bytes
//~ - type Title = Varchar<70_000>;
//~ + type Title = Varchar<65_535>;
