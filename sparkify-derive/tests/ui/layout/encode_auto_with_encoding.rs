//! With ENCODE AUTO no column has an encoding of its own.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging, encode = auto)]
pub struct Play {
    #[column(encode = az64)]
    pub play_id: i64,
    pub user_id: i64,
}

fn main() {}

//~ mend: leave every encoding to Redshift, or none: here the table says that they are chosen
//~ - #[table(kind = staging, encode = auto)]
//~ + #[table(kind = staging, encode = manual)]
