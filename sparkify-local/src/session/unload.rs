//! UNLOAD: its query translated, its notice, and the count the session remembers.

use std::sync::atomic::Ordering;

use super::output::{Notice, Output};
use super::relations::Visible;
use super::rows::{self, ResultColumn};
use super::{Session, system};
use crate::catalog::table::DataType;
use crate::engine::failure;
use crate::error::SqlError;
use crate::translate::{self, Unloaded};
use crate::unload::statement::UnloadStatement;
use crate::unload::{self, Column, Query};

impl Session {
    pub(super) fn unload(
        &mut self,
        statement: &UnloadStatement,
        offset: u32,
        out: &mut Output,
    ) -> Result<String, SqlError> {
        let rows = self
            .unloaded(statement)
            .map_err(|error| if error.position.is_none() { error.at(offset + 1) } else { error })?;
        self.last_unload = Some(rows);
        out.notice(&Notice::info(format!("UNLOAD completed, {rows} record(s) unloaded successfully.")));
        Ok("UNLOAD".to_owned())
    }

    fn unloaded(&mut self, statement: &UnloadStatement) -> Result<u64, SqlError> {
        unload::prefix(statement)?;
        let query = self.unloaded_query(statement)?;
        // From here on it is the last one, even if it fails.
        self.last_unload = Some(0);
        let access = self.engine.objects().access(statement.region.as_deref());
        let failed =
            |error: &duckdb::Error| inside(statement, failure::explain(error, &statement.query.text, 0));
        let wanted = || {
            let cancelled = self.cancelled.load(Ordering::Relaxed);
            let error = || SqlError::new("57014", "Query canceled on user's request");
            if cancelled { Err(error()) } else { Ok(()) }
        };
        unload::run(&self.connection, &query, statement, &access, failed, &wanted)
    }

    /// The query in the engine's words, in the order of its partitions.
    fn unloaded_query(&self, statement: &UnloadStatement) -> Result<Query, SqlError> {
        let text = &statement.query.text;
        self.refresh_system_tables(text)?;
        let unloaded = self.translate_unloaded(statement, &[])?;
        let columns = self
            .unloaded_columns(&unloaded)
            .map_err(|error| inside(statement, failure::explain(&error, text, 0)))?;
        let Some(by) = &statement.partition else {
            unload::judge(&columns.iter().collect::<Vec<_>>(), &statement.format)?;
            return Ok(Query { sql: unloaded.sql, columns, partition: Vec::new() });
        };
        let partition = unload::partition_columns(&columns, by)?;
        let held = columns.iter().enumerate();
        let held = held.filter(|(index, _)| by.include || !partition.contains(index));
        unload::judge(&held.map(|(_, column)| column).collect::<Vec<_>>(), &statement.format)?;
        let positions: Vec<usize> = partition.iter().map(|index| index + 1).collect();
        let sql = self.translate_unloaded(statement, &positions)?.sql;
        Ok(Query { sql, columns, partition })
    }

    fn translate_unloaded(&self, statement: &UnloadStatement, first: &[usize]) -> Result<Unloaded, SqlError> {
        let visible = Visible::new(self);
        let text = system::without_psql_words(&statement.query.text);
        let translated = translate::unloaded(&text, &visible, first);
        if let Some(error) = visible.into_failure() {
            return Err(error);
        }
        let mut unloaded = translated.map_err(|error| inside(statement, error))?;
        unloaded.sql = system::qualify(&unloaded.sql);
        Ok(unloaded)
    }

    fn unloaded_columns(&self, unloaded: &Unloaded) -> duckdb::Result<Vec<Column>> {
        let sql = &unloaded.sql;
        let described = self.describe(sql)?;
        let mut statement = self.connection.prepare(&format!("SELECT * FROM ({sql}) LIMIT 0"))?;
        statement.stream_arrow([]).map(drop)?;
        let columns = rows::columns(&statement, &unloaded.types).into_iter().zip(described).enumerate();
        let column = |(index, (column, (name, found))): (usize, (ResultColumn, (String, DataType)))| {
            // The engine knows of text, the translator of its length.
            let known = unloaded.types.get(index).copied().flatten();
            let insensitive = known.is_some_and(|known| known.insensitive);
            let declared = known.map(|known| known.data_type);
            let text = declared.filter(|it| matches!(it, DataType::Char(_) | DataType::Varchar(_)));
            let data_type = match found {
                DataType::Varchar(_) => text.unwrap_or(found),
                other => other,
            };
            Column { name, data_type, insensitive, wire: column.wire }
        };
        Ok(columns.map(column).collect())
    }

    /// Lets the function about the last UNLOAD answer for it.
    pub(super) fn tell_last_unload(&mut self) -> Result<(), SqlError> {
        let Some(rows) = self.last_unload.take() else { return Ok(()) };
        self.execute(&format!("SET VARIABLE pg_last_unload_count = {rows}"))
    }
}

/// An error of the query, at its place in the whole statement.
fn inside(statement: &UnloadStatement, mut error: SqlError) -> SqlError {
    let position = error.position.map_or(statement.query.position, |at| statement.query.place(at));
    let detail = error.detail.take();
    let detail = detail.map_or_else(String::new, |detail| format!(": {detail}"));
    error.detail(format!("in the query of the UNLOAD{detail}")).at(position)
}
