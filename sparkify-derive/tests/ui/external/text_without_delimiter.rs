//! Fields of text are told apart by something.

use sparkify_schema::ExternalTable;

#[derive(ExternalTable)]
#[table(schema = "lake", stored_as = text)]
pub struct PageView {
    pub user_id: Option<i64>,
}

fn main() {}

//~ mend: name the character between two fields
//~ - #[table(schema = "lake", stored_as = text)]
//~ + #[table(schema = "lake", stored_as = text, delimiter = '|')]
