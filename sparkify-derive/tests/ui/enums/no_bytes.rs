//! A VARCHAR has 1 to 65535 bytes.

use sparkify_schema::ColumnEnum;

#[derive(ColumnEnum)]
#[column_enum(bytes = 0)]
pub enum Level {
    Free,
}

fn main() {}

//~ mend: give the bytes of the longest value the column shall ever take, or leave the attribute out
//~ - #[column_enum(bytes = 0)]
//~ + #[column_enum(bytes = 8)]
