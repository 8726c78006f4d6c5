//! A DECIMAL has at least one digit.

use sparkify_schema::{Decimal, Table};

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    pub price: Decimal<0, 0>,
}

fn main() {}

//~ mend: give the number digits
//~ - pub price: Decimal<0, 0>,
//~ + pub price: Decimal<8, 2>,
