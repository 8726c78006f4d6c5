//! The scale is within the precision.

use sparkify_schema::{Decimal, Table};

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    pub price: Decimal<4, 6>,
}

fn main() {}

//~ mend: count all digits in the precision, those behind the point too
//~ - pub price: Decimal<4, 6>,
//~ + pub price: Decimal<10, 6>,
