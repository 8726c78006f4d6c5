//! Redshift has no unsigned integers; the next larger type is named.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    pub a: u8,
    pub b: u16,
    pub c: u32,
    pub d: u64,
    pub e: Option<u128>,
}

fn main() {}

//~ mend: take the next larger signed type, which holds every value
//~ - use sparkify_schema::Table;
//~ + use sparkify_schema::{Decimal, Table};
//~ - pub a: u8,
//~ - pub b: u16,
//~ - pub c: u32,
//~ - pub d: u64,
//~ - pub e: Option<u128>,
//~ + pub a: i16,
//~ + pub b: i32,
//~ + pub c: i64,
//~ + pub d: Decimal<20, 0>,
//~ + pub e: Option<Decimal<38, 0>>,
