//! A variant is one value.

use sparkify_schema::ColumnEnum;

#[derive(ColumnEnum)]
pub enum Level {
    Free,
    Paid(i64),
}

fn main() {}
