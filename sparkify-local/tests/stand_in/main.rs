//! The stand-in as its clients meet it: unmodified `PostgreSQL` clients over a connection in memory and a port.

mod support;

mod connect;
mod create_table;
mod pipeline;
mod statements;
mod transactions;
