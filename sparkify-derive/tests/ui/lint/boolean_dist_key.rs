//! A boolean as the distribution key is warned of at the field, here as an error.
#![deny(deprecated)]

use sparkify_schema::*;

#[derive(Table)]
#[table(kind = staging, dist_key = paid)]
pub struct Songplay {
    pub paid: Option<bool>,
}

fn main() {}

//~ mend: distribute by a column with many values, or evenly
//~ - #[table(kind = staging, dist_key = paid)]
//~ + #[table(kind = staging, dist_style = even)]
