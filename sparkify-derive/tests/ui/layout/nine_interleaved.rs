//! An interleaved sort key has at most eight columns.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = fact, interleaved_sort_key(a, b, c, d, e, f, g, h, i))]
pub struct Play {
    pub a: i64,
    pub b: i64,
    pub c: i64,
    pub d: i64,
    pub e: i64,
    pub f: i64,
    pub g: i64,
    pub h: i64,
    pub i: i64,
}

fn main() {}

//~ mend: leave out the columns least filtered by
//~ - #[table(kind = fact, interleaved_sort_key(a, b, c, d, e, f, g, h, i))]
//~ + #[table(kind = fact, interleaved_sort_key(a, b, c, d, e, f, g, h))]
