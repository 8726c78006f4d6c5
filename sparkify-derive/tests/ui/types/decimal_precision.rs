//! A DECIMAL has at most 38 digits.

use sparkify_schema::{Decimal, Table};

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    pub price: Decimal<40, 2>,
}

fn main() {}

//~ mend: take at most 38 digits
//~ - pub price: Decimal<40, 2>,
//~ + pub price: Decimal<38, 2>,
