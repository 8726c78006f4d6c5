//! A VARBYTE has at most 16777216 bytes.

use sparkify_schema::{Table, Varbyte};

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    pub cover: Option<Varbyte<16_777_217>>,
}

fn main() {}

//~ mend: keep within 16 MB
//~ - pub cover: Option<Varbyte<16_777_217>>,
//~ + pub cover: Option<Varbyte<16_777_216>>,
