//! An allow names a lint.

use sparkify_schema::*;

#[derive(Table)]
#[table(kind = staging, allow(reason = "small"))]
pub struct Songplay {
    pub id: i64,
}

fn main() {}
