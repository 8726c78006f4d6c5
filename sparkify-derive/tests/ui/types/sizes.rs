//! Integers have a size that does not depend on the machine.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = fact)]
pub struct Play {
    pub a: usize,
    pub b: isize,
}

fn main() {}
