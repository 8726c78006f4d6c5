//! A type of one's own with the name of one of the library's is judged for what it is.

use sparkify_schema::{ColumnType, Table, Varchar};

#[derive(ColumnType)]
pub struct Timestamp(pub Varchar<32>);

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(encode = az64)]
    pub started: Timestamp,
}

fn main() {}

//~ mend: take the library's type
//~ - use sparkify_schema::{ColumnType, Table, Varchar};
//~ + use sparkify_schema::{Table, Timestamp};
//~ - #[derive(ColumnType)]
//~ - pub struct Timestamp(pub Varchar<32>);
