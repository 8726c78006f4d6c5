//! An enum has a derive of its own.

use sparkify_schema::ColumnType;

#[derive(ColumnType)]
pub enum Level {
    Free,
}

fn main() {}
