//! A statement says where it may run in Redshift's terms.
include!("../../fixtures/star.rs");

fn main() {
    let _ = truncate(&Song::DEF).that_may_run(MayRun::Anywhere);
}

//~ mend: say how it stands to a transaction; TRUNCATE runs in one and commits it
//~ - let _ = truncate(&Song::DEF).that_may_run(MayRun::Anywhere);
//~ + let _ = truncate(&Song::DEF).that_may_run(MayRun::CommitsIt);
