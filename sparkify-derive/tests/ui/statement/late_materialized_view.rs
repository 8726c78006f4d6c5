//! A materialized view keeps its rows; it has no late binding.
include!("../../fixtures/star.rs");

#[derive(Row)]
pub struct Plays {
    pub plays: i64,
}

fn main() {
    let _ = |select: Select<Plays>| MaterializedView { stored: Stored::new("plays"), auto_refresh: true, select, binding: Binding::Late };
}

//~ mend: leave it out; a plain view can be bound late
//~ - let _ = |select: Select<Plays>| MaterializedView { stored: Stored::new("plays"), auto_refresh: true, select, binding: Binding::Late };
//~ + let _ = |select: Select<Plays>| MaterializedView { stored: Stored::new("plays"), auto_refresh: true, select };
