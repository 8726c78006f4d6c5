//! The day is no text.

use sparkify_schema::{Table, Varchar};

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(default = current_date)]
    pub day: Varchar<10>,
}

fn main() {}

//~ mend: make the column a DATE
//~ - pub day: Varchar<10>,
//~ + pub day: sparkify_schema::Date,
