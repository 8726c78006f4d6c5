//! REINDEX looks at the whole key; it has no threshold.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Vacuum { table: Song::DEF, kind: VacuumKind::Reindex { threshold: Some(99) }, boost: false };
}
