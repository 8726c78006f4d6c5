//! An enum has a derive of its own.

use sparkify_schema::ColumnType;

#[derive(ColumnType)]
pub enum Level {
    Free,
}

fn main() {}

//~ mend: derive `ColumnEnum`
//~ - use sparkify_schema::ColumnType;
//~ + use sparkify_schema::ColumnEnum;
//~ - #[derive(ColumnType)]
//~ + #[derive(ColumnEnum)]
