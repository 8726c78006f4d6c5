//! The package has no code: its tests and snapshots judge the other crates.
