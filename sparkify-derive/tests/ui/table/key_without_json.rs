//! A key that is not the column's name is found by a document of paths, and the table says so.
include!("../../fixtures/star.rs");

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(source = "playId")]
    pub play_id: i64,
    pub song: Option<Varchar<200>>,
}

fn main() {}

//~ mend: say how COPY finds the keys
//~ - #[table(kind = staging)]
//~ + #[table(kind = staging, json = paths)]
