//! A value is a text.

use sparkify_schema::ColumnEnum;

#[derive(ColumnEnum)]
pub enum Level {
    #[value = "free"]
    Free,
    #[value(paid)]
    Paid,
}

fn main() {}

//~ mend: write the value as a string in brackets
//~ - #[value = "free"]
//~ + #[value("free")]
//~ - #[value(paid)]
//~ + #[value("paid")]
