//! The largest integer is a DECIMAL.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    pub a: i128,
}

fn main() {}

//~ mend: take a DECIMAL of 38 digits
//~ - use sparkify_schema::Table;
//~ + use sparkify_schema::{Decimal, Table};
//~ - pub a: i128,
//~ + pub a: Decimal<38, 0>,
