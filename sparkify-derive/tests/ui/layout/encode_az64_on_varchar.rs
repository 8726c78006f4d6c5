//! AZ64 is not legal for a VARCHAR; what is legal is named.

use sparkify_schema::{Table, Varchar};

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(encode = az64)]
    pub level: Varchar<8>,
}

fn main() {}

//~ mend: take an encoding the compiler lists, or leave the choice to Redshift
//~ - #[column(encode = az64)]
//~ + #[column(encode = zstd)]
