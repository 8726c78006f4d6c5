//! Redshift has no unsigned integers; the next larger type is named.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = fact)]
pub struct Play {
    pub a: u8,
    pub b: u16,
    pub c: u32,
    pub d: u64,
    pub e: Option<u128>,
}

fn main() {}
