//! A numbered column has a default already.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(identity_by_default(0, 1), default = 7)]
    pub play_id: i64,
}

fn main() {}

//~ mend: let Redshift number the rows that bring no number
//~ - #[column(identity_by_default(0, 1), default = 7)]
//~ + #[column(identity_by_default(0, 1))]
