//! An enum allows something.

use sparkify_schema::ColumnEnum;

#[derive(ColumnEnum)]
pub enum Level {}

fn main() {}
