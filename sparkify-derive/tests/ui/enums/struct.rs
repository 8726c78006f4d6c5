//! Allowed values are an enum.

use sparkify_schema::ColumnEnum;

#[derive(ColumnEnum)]
pub struct Level {
    pub free: bool,
}

fn main() {}

//~ mend: write the values as an enum
//~ - pub struct Level {
//~ -     pub free: bool,
//~ - }
//~ + pub enum Level {
//~ +     Free,
//~ +     Paid,
//~ + }
