//! The default of an enum is one of its values.

use sparkify_schema::{ColumnEnum, Table};

#[derive(ColumnEnum)]
pub enum Level {
    #[value("free")]
    Free,
    #[value("paid")]
    Paid,
}

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(default = "fre")]
    pub level: Level,
}

fn main() {}

//~ mend: take one of the values the enum allows, letter by letter
//~ - #[column(default = "fre")]
//~ + #[column(default = "free")]
