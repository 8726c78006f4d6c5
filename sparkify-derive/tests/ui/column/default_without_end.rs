//! A default is a number that there is.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(default = 1e400)]
    pub length: f64,
}

fn main() {}

//~ mend: write a number that a DOUBLE PRECISION holds
//~ - #[column(default = 1e400)]
//~ + #[column(default = 1e300)]
