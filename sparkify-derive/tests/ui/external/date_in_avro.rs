//! Avro files have no DATE.

use sparkify_schema::{Date, ExternalTable};

#[derive(ExternalTable)]
#[table(schema = "lake", stored_as = avro)]
pub struct PageView {
    pub day: Option<Date>,
}

fn main() {}

//~ mend: take the text of it
//~ - pub day: Option<Date>,
//~ + pub day: Option<sparkify_schema::Varchar<10>>,
