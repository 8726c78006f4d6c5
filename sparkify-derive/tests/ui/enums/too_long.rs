//! A value fits into its column; its length counts in bytes.

use sparkify_schema::ColumnEnum;

#[derive(ColumnEnum)]
#[column_enum(bytes = 4)]
pub enum Level {
    #[value("paid")]
    Paid,
    #[value("payé")]
    Payed,
    Premium,
}

fn main() {}

//~ mend: give the column the bytes of its longest value
//~ - #[column_enum(bytes = 4)]
//~ + #[column_enum(bytes = 7)]
