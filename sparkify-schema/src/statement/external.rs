//! External schemas and tables: where they are, and which partitions they have.
//!
//! None of these statements runs inside a transaction.

mod create_schema;
mod create_table;
mod partitions;

pub use create_schema::CreateExternalSchema;
pub use create_table::CreateExternalTable;
pub use partitions::AddPartitions;
