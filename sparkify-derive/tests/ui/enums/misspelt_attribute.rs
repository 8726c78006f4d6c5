//! The nearest attribute is named.

use sparkify_schema::ColumnEnum;

#[derive(ColumnEnum)]
#[column_enum(byte = 8)]
pub enum Level {
    Free,
}

fn main() {}

//~ mend: take the attribute the compiler suggests
//~ - #[column_enum(byte = 8)]
//~ + #[column_enum(bytes = 8)]
