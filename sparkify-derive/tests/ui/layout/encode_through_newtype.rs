//! The encoding is judged by the type inside a newtype.

use sparkify_schema::{ColumnType, Table, Varchar};

#[derive(ColumnType)]
pub struct SongId(pub Varchar<18>);

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(encode = delta)]
    pub song_id: Option<SongId>,
}

fn main() {}

//~ mend: take an encoding the compiler lists, or leave the choice to Redshift
//~ - #[column(encode = delta)]
//~ + #[column(encode = lzo)]
