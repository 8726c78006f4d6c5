//! COPY: the load, its notices, and what the system tables remember of it.

use std::sync::Arc;
use std::time::Instant;

use super::output::{Notice, Output};
use super::relations::{Relation, written};
use super::{Session, own};
use crate::catalog::load_errors::{self, LoadError, LoadRecord};
use crate::catalog::store::{self, TEMPORARY};
use crate::catalog::table::Table;
use crate::copy::statement::CopyStatement;
use crate::copy::{self, Copied, CopyError};
use crate::error::SqlError;
use crate::parse::plan::ObjectKind;

/// What `pg_last_copy_count()` and `pg_last_copy_id()` answer next.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LastCopy {
    rows: u64,
    query: i64,
}

impl Session {
    pub(super) fn copy(
        &mut self,
        statement: &CopyStatement,
        offset: u32,
        out: &mut Output,
    ) -> Result<String, SqlError> {
        let relation = self.copy_target(statement)?;
        let table = Table {
            columns: self.columns(&relation)?,
            dist_style: store::dist_style(&self.connection, &relation.schema, &relation.name).map_err(own)?,
            temporary: relation.schema == TEMPORARY,
            schema: relation.schema,
            name: relation.name,
        };
        let clock = Instant::now();
        let mut failed = None;
        let engine = Arc::clone(&self.engine);
        // Until the history knows of it, so that whoever asks finds it in one of the two.
        let told = engine.loads().tell(self.last_query);
        let copied = self.atomically(|session| {
            let begun = |running| told.begun(session.id, &table.name, &statement.source, running);
            let objects = session.engine.objects();
            copy::run(&session.connection, &table, statement, objects, begun).map_err(|error| {
                let CopyError { error, rows, count } = *error;
                failed = Some((rows, count));
                error
            })
        });
        let duration = i64::try_from(clock.elapsed().as_micros()).unwrap_or(i64::MAX);
        match copied {
            Ok(copied) => {
                self.last_copy = Some(LastCopy { rows: copied.rows, query: self.last_query });
                self.remember(
                    statement,
                    &table,
                    Some(&copied),
                    &copied.skipped,
                    copied.skipped_count,
                    duration,
                );
                announce(&table.name, &copied, out);
                Ok("COPY".to_owned())
            }
            Err(error) => {
                // Only a load that began is remembered; a wrong option or place is not.
                if let Some((rows, count)) = failed.filter(|(rows, _)| !rows.is_empty()) {
                    self.last_copy = Some(LastCopy { rows: 0, query: self.last_query });
                    self.remember(statement, &table, None, &rows, count, duration);
                }
                Err(if error.position.is_none() { error.at(offset + 1) } else { error })
            }
        }
    }

    fn copy_target(&self, statement: &CopyStatement) -> Result<Relation, SqlError> {
        match self.find(&statement.table)? {
            Some(relation) if relation.kind == ObjectKind::Table => Ok(relation),
            Some(relation) => {
                Err(SqlError::new("42809", format!("cannot copy to view \"{}\"", relation.name))
                    .at(statement.table.position))
            }
            None => {
                let message = format!("Cannot COPY into nonexistent table {}", written(&statement.table));
                Err(SqlError::new("XX000", message).at(statement.table.position))
            }
        }
    }

    fn remember(
        &self,
        statement: &CopyStatement,
        table: &Table,
        copied: Option<&Copied>,
        errors: &[LoadError],
        error_count: u64,
        duration: i64,
    ) {
        let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
        let record = LoadRecord {
            query_id: self.last_query,
            session_id: self.id,
            schema_name: table.schema.clone(),
            table_name: table.name.clone(),
            data_source: statement.source.clone(),
            file_format: "JSON".to_owned(),
            completed: copied.is_some(),
            loaded_rows: copied.map_or(0, |copied| number(copied.rows)),
            loaded_bytes: copied.map_or(0, |copied| number(copied.bytes)),
            source_file_count: copied.map_or(0, |copied| number(copied.files)),
            source_file_bytes: copied.map_or(0, |copied| number(copied.bytes)),
            error_count: number(error_count),
            duration,
        };
        // The load itself stands or fell already; a history that cannot be written must not change that.
        if let Err(error) = load_errors::record(&self.engine.root(), &record, errors) {
            tracing::warn!(%error, "the history of a load was not written");
        }
    }

    /// Lets the functions about the last COPY answer for it.
    pub(super) fn tell_last_copy(&mut self) -> Result<(), SqlError> {
        let Some(LastCopy { rows, query }) = self.last_copy.take() else { return Ok(()) };
        self.execute(&format!(
            "SET VARIABLE pg_last_copy_count = {rows}; SET VARIABLE pg_last_copy_id = {query}"
        ))
    }
}

fn announce(table: &str, copied: &Copied, out: &mut Output) {
    if copied.skipped_count > 0 {
        out.notice(&Notice::info(format!(
            "Load into table '{table}' completed, {} record(s) could not be loaded.  Check 'stl_load_errors' system table for details.",
            copied.skipped_count
        )));
    }
    let rows = copied.rows;
    out.notice(&Notice::info(format!(
        "Load into table '{table}' completed, {rows} record(s) loaded successfully."
    )));
}
