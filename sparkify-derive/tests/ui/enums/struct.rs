//! Allowed values are an enum.

use sparkify_schema::ColumnEnum;

#[derive(ColumnEnum)]
pub struct Level {
    pub free: bool,
}

fn main() {}
