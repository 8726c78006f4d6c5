//! A value is a text.

use sparkify_schema::ColumnEnum;

#[derive(ColumnEnum)]
pub enum Level {
    #[value = "free"]
    Free,
    #[value(paid)]
    Paid,
}

fn main() {}
