//! Documentation is a comment in the database, which holds no NUL.
include!("../../fixtures/star.rs");

#[derive(Table)]
#[table(kind = dimension)]
pub struct Genre {
    #[doc = "The genre,\0 as the catalog has it."]
    #[column(primary_key)]
    pub genre: Varchar<40>,
}

fn main() {}

//~ mend: leave the character out
//~ - #[doc = "The genre,\0 as the catalog has it."]
//~ + #[doc = "The genre, as the catalog has it."]
