//! A default is one of the enum's values.

use sparkify_schema::{ColumnEnum, Table};

#[derive(ColumnEnum)]
pub enum Level {
    Free,
    Paid,
}

#[derive(Table)]
#[table(name = "users", kind = dimension)]
pub struct User {
    #[column(default = Level::Piad)]
    pub level: Level,
}

fn main() {}

//~ mend: take the value that is named
//~ - #[column(default = Level::Piad)]
//~ + #[column(default = Level::Paid)]
