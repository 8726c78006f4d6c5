//! A default loses no digits.

use sparkify_schema::{Decimal, Table};

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(default = 1.255)]
    pub price: Decimal<6, 2>,
}

fn main() {}

//~ mend: write no more digits than the column keeps
//~ - #[column(default = 1.255)]
//~ + #[column(default = 1.25)]
