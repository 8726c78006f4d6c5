//! The first number and the step are said.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(identity_by_default)]
    pub play_id: i64,
}

fn main() {}

//~ mend: say where the numbers begin, and the step between two
//~ - #[column(identity_by_default)]
//~ + #[column(identity_by_default(0, 1))]
