//! The nearest attribute is named.

use sparkify_schema::ColumnEnum;

#[derive(ColumnEnum)]
#[column_enum(byte = 8)]
pub enum Level {
    Free,
}

fn main() {}
