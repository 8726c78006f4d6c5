//! REINDEX looks at the whole key; it has no threshold.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Vacuum { table: Song::DEF, kind: VacuumKind::Reindex { threshold: Some(99) }, boost: false };
}

//~ mend: leave it out, or take a kind that has one
//~ - let _ = Vacuum { table: Song::DEF, kind: VacuumKind::Reindex { threshold: Some(99) }, boost: false };
//~ + let _ = Vacuum { table: Song::DEF, kind: VacuumKind::Reindex, boost: false };
