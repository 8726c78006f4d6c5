//! An identity has a first number and a step.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(identity(1))]
    pub play_id: i64,
}

fn main() {}

//~ mend: give the first number and the step
//~ - #[column(identity(1))]
//~ + #[column(identity(1, 1))]
