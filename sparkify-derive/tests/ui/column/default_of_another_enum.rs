//! A default is a value of the column's own enum.

use sparkify_schema::{ColumnEnum, Table};

#[derive(ColumnEnum)]
pub enum Level {
    Free,
    Paid,
}

#[derive(ColumnEnum)]
pub enum Page {
    Home,
}

#[derive(Table)]
#[table(name = "users", kind = dimension)]
pub struct User {
    #[column(default = Page::Home)]
    pub level: Level,
}

fn main() {}

//~ mend: take a value of the column's own enum
//~ - #[column(default = Page::Home)]
//~ + #[column(default = Level::Free)]
