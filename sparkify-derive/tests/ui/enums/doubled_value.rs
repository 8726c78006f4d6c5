//! Two variants are two values.

use sparkify_schema::ColumnEnum;

#[derive(ColumnEnum)]
pub enum Level {
    #[value("free")]
    Free,
    #[value("free")]
    Gratis,
}

fn main() {}

//~ mend: keep one variant for one value
//~ - #[value("free")]
//~ - Gratis,
//~ + #[value("gratis")]
//~ + Gratis,
