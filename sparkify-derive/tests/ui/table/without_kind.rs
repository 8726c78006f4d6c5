//! Every table says what it is for.

use sparkify_schema::Table;

#[derive(Table)]
pub struct Play {
    pub play_id: i64,
}

fn main() {}

//~ mend: say the kind: `staging` for raw rows, `fact` for events, `dimension` for what events refer to
//~ - #[derive(Table)]
//~ + #[derive(Table)]
//~ + #[table(kind = staging)]
