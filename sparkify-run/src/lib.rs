//! Work in progress.

pub mod simulate;
