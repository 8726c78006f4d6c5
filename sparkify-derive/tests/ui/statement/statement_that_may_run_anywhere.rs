//! A statement says where it may run in Redshift's terms.
include!("../../fixtures/star.rs");

fn main() {
    let _ = truncate(&Song::DEF).that_may_run(MayRun::Anywhere);
}
