//! Integers have a size that does not depend on the machine.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    pub a: usize,
    pub b: isize,
}

fn main() {}

//~ mend: take `i64`, on every machine
//~ - pub a: usize,
//~ - pub b: isize,
//~ + pub a: i64,
//~ + pub b: i64,
