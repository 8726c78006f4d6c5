//! A CHAR has at most 4096 bytes.

use sparkify_schema::{Char, Table};

#[derive(Table)]
#[table(kind = fact)]
pub struct Play {
    pub title: Char<5000>,
}

fn main() {}
