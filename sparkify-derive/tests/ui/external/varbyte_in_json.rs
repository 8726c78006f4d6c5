//! JSON has no bytes.

use sparkify_schema::{ExternalTable, Varbyte};

#[derive(ExternalTable)]
#[table(schema = "lake", stored_as = json)]
pub struct PageView {
    pub cover: Option<Varbyte<64>>,
}

fn main() {}

//~ mend: take the text of it
//~ - pub cover: Option<Varbyte<64>>,
//~ + pub cover: Option<sparkify_schema::Varchar<128>>,
