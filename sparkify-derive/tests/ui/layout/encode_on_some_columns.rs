//! One encoding switches ENCODE AUTO off for the columns without one; the table has to say so.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(encode = az64)]
    pub play_id: i64,
    pub user_id: i64,
    pub seconds: f64,
}

fn main() {}

//~ mend: say that the encodings are chosen by hand; the columns without one have Redshift's fixed ones
//~ - #[table(kind = staging)]
//~ + #[table(kind = staging, encode = manual)]
