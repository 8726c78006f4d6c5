//! A key that is the column's name but for capitals is found in any case, and the table says so.
include!("../../fixtures/star.rs");

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(source = "Song")]
    pub song: Option<Varchar<200>>,
}

fn main() {}

//~ mend: say how COPY finds the key
//~ - #[table(kind = staging)]
//~ + #[table(kind = staging, json = auto_ignorecase)]
