//! GETDATE is called.

use sparkify_schema::{Table, Timestamp};

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(default = getdate)]
    pub started_at: Timestamp,
}

fn main() {}

//~ mend: write it as the call it is
//~ - #[column(default = getdate)]
//~ + #[column(default = getdate())]
