//! A default is in the range of its DECIMAL.

use sparkify_schema::{Decimal, Table};

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(default = 10_000)]
    pub price: Decimal<6, 2>,
}

fn main() {}

//~ mend: give the column more digits
//~ - pub price: Decimal<6, 2>,
//~ + pub price: Decimal<7, 2>,
