//! An identity is a number.

use sparkify_schema::{Table, Varchar};

#[derive(Table)]
#[table(kind = fact)]
pub struct Play {
    #[column(identity(0, 1))]
    pub play_id: Varchar<8>,
}

fn main() {}
