//! An enum allows something.

use sparkify_schema::ColumnEnum;

#[derive(ColumnEnum)]
pub enum Level {}

fn main() {}

//~ mend: list the values the column may have
//~ - pub enum Level {}
//~ + pub enum Level { Free, Paid }
