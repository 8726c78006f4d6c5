//! The built binary, as a user or a script meets it.

#![expect(clippy::print_stderr, reason = "a test that is skipped says so")]

mod bad_input;
mod cluster;
mod configuration;
mod crash;
mod harness;
mod lints;
mod loads;
mod queries;
mod statements;
mod terminal;
mod usage;
