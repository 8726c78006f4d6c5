//! Whoever allows a lint of a query says why.

use sparkify_schema::*;

#[derive(Table)]
#[table(kind = staging)]
pub struct Songplay {
    pub id: i64,
}

fn main() {
    let _ = Check::no_rows("songplay", "all", "there is none", |q| {
        q.from::<Songplay>("p");
        q.allow(LintName::JoinNotCoLocated);
    });
}

//~ mend: say why the lint is wrong here
//~ - q.allow(LintName::JoinNotCoLocated);
//~ + q.allow(LintName::JoinNotCoLocated, "a hundred rows");
