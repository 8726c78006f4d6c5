//! A default is a literal or `sysdate`.

use sparkify_schema::{Table, Timestamp};

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(default = now)]
    pub started_at: Timestamp,
}

fn main() {}

//~ mend: say `sysdate`: the time at which the row is written
//~ - #[column(default = now)]
//~ + #[column(default = sysdate)]
