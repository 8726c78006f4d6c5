//! A misspelt lint of a query: the nearest one.

use sparkify_schema::*;

#[derive(Table)]
#[table(kind = staging)]
pub struct Songplay {
    pub id: i64,
}

fn main() {
    let _ = Check::no_rows("songplay", "all", "there is none", |q| {
        q.from::<Songplay>("p");
        q.allow(LintName::JoinNotColocated, "a hundred rows");
    });
}

//~ mend: take the variant the compiler names
//~ - q.allow(LintName::JoinNotColocated, "a hundred rows");
//~ + q.allow(LintName::JoinNotCoLocated, "a hundred rows");
