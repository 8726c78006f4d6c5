//! The built binary, as a user or a script meets it.

mod bad_input;
mod configuration;
mod crash;
mod harness;
mod loads;
mod queries;
mod statements;
mod terminal;
mod usage;
