//! No value of Redshift holds NUL, so no default does.

use sparkify_schema::{Table, Varchar};

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(default = "free\0")]
    pub level: Varchar<8>,
}

fn main() {}

//~ mend: leave the NUL out
//~ - #[column(default = "free\0")]
//~ + #[column(default = "free")]
