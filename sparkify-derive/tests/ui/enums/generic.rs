//! An enum of allowed values has no parameters.

use sparkify_schema::ColumnEnum;

#[derive(ColumnEnum)]
pub enum Level<T> {
    Free,
    Paid(T),
}

fn main() {}

//~ mend: write the enum without parameters
//~ - pub enum Level<T> {
//~ + pub enum Level {
//~ - Paid(T),
//~ + Paid,
