//! Redshift compares without trailing blanks.

use sparkify_schema::ColumnEnum;

#[derive(ColumnEnum)]
pub enum Level {
    #[value("free")]
    Free,
    #[value("free  ")]
    Gratis,
}

fn main() {}

//~ mend: tell the values apart by something that is no trailing blank
//~ - #[value("free  ")]
//~ + #[value("gratis")]
