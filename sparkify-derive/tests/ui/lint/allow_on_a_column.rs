//! A lint is allowed of the table, not of a field.

use sparkify_schema::*;

#[derive(Table)]
#[table(kind = staging, sort_key(id))]
pub struct Songplay {
    #[column(encode = az64, allow(encoded_leading_sort_key, reason = "measured"))]
    pub id: i64,
}

fn main() {}

//~ mend: allow the lint at the struct
//~ - #[table(kind = staging, sort_key(id))]
//~ + #[table(kind = staging, sort_key(id), allow(encoded_leading_sort_key, reason = "measured"))]
//~ - #[column(encode = az64, allow(encoded_leading_sort_key, reason = "measured"))]
//~ + #[column(encode = az64)]
