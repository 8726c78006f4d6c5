//! What a statement around a query has to know of it.

use super::Select;
use crate::row::Row;

impl<R: Row> Select<R> {
    /// A table the query reads that has no schema.
    pub(super) fn without_schema(&self) -> Option<&'static str> {
        self.body.tables().iter().find(|table| !table.has_schema).map(|table| table.name)
    }

    /// An external table the query reads.
    pub(super) fn external_table(&self) -> Option<&'static str> {
        self.body.tables().iter().find(|table| table.is_external).map(|table| table.name)
    }

    /// Whether the query itself has a LIMIT.
    pub(super) fn is_limited(&self) -> bool {
        self.body.is_limited()
    }
}
