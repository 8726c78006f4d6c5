//! The stand-in as its clients meet it: unmodified `PostgreSQL` clients over a connection in memory and a port.

#![expect(clippy::print_stderr, reason = "a test that is skipped says so")]

mod support;

mod collation;
mod connect;
mod create_table;
mod functions;
mod intervals;
mod keys;
mod layout;
mod loads;
mod pipeline;
mod statements;
mod tls;
mod transactions;
