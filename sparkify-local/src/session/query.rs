//! Queries and data changes: translated, run, their rows streamed.

use std::sync::Arc;

use duckdb::types::Value;
use duckdb::{ToSql, params_from_iter};
use sqlparser::tokenizer::Token as Lexeme;

use super::output::{Event, Format, Output};
use super::relations::Visible;
use super::rows::{self, ResultColumn};
use super::{Session, system};
use crate::catalog::table::DataType;
use crate::engine::types;
use crate::error::SqlError;
use crate::parse::cursor::Cursor;
use crate::parse::plan::{Plan, Text};
use crate::parse::{self, Statement, tokens};
use crate::translate::{self, Kind, Translated};

/// A statement of the extended protocol.
#[derive(Debug, Clone)]
pub(crate) struct Prepared {
    /// None for an empty text.
    pub(crate) statement: Option<Statement>,
    /// The OIDs of the parameters.
    pub(crate) parameters: Vec<u32>,
    /// None when it answers no rows.
    pub(crate) columns: Option<Arc<Vec<ResultColumn>>>,
}

impl Session {
    /// Translates the text of a query, its system tables resolved.
    fn translate(&self, text: &Text) -> Result<Translated, SqlError> {
        let visible = Visible::new(self);
        let translated = translate::statement(&system::without_psql_words(&text.sql), &visible);
        if let Some(error) = visible.into_failure() {
            return Err(error);
        }
        let mut translated = translated.map_err(|mut error| {
            error.position = error.position.map(|position| position + text.offset);
            error
        })?;
        translated.sql = system::qualify(&translated.sql);
        Ok(translated)
    }

    /// Translates a text that must be a query.
    pub(super) fn translate_query(&self, text: &Text) -> Result<Translated, SqlError> {
        let translated = self.translate(text)?;
        match translated.kind {
            Kind::Select => Ok(translated),
            _ => Err(SqlError::syntax("expected a query").at(text.offset + 1)),
        }
    }

    pub(super) fn query(
        &mut self,
        text: &Text,
        parameters: &[Value],
        format: &Format,
        out: &mut Output,
    ) -> Result<String, SqlError> {
        self.refresh_system_tables(&text.sql)?;
        self.refuse_identity_values(text)?;
        let translated = self.translate(text)?;
        let failed = |error: duckdb::Error| Self::failed(&error, text);
        let mut statement = self.connection.prepare(&translated.sql).map_err(failed)?;
        if statement.parameter_count() != parameters.len() {
            let message = format!("there is no parameter ${}", statement.parameter_count());
            return Err(SqlError::new("42P02", message));
        }
        if translated.kind != Kind::Select {
            let rows = statement.execute(params_from_iter(parameters)).map_err(failed)?;
            return Ok(match translated.kind {
                Kind::Insert => format!("INSERT 0 {rows}"),
                Kind::Update => format!("UPDATE {rows}"),
                Kind::Delete => format!("DELETE {rows}"),
                _ => format!("MERGE {rows}"),
            });
        }
        statement.stream_arrow(params_from_iter(parameters)).map(drop).map_err(failed)?;
        let columns = Arc::new(rows::columns(&statement, &translated.types));
        out.send(Event::Columns(Arc::clone(&columns)));
        let mut count = 0;
        while let Some(chunk) = statement.step().map_err(failed)? {
            let rows = rows::encode(&chunk, &columns, format)?;
            count += rows.len();
            if !out.rows(rows) {
                break;
            }
        }
        tracing::debug!(rows = count, "answered");
        Ok("SELECT".to_owned())
    }

    pub(super) fn explain(
        &mut self,
        text: &Text,
        format: &Format,
        out: &mut Output,
    ) -> Result<String, SqlError> {
        self.refresh_system_tables(&text.sql)?;
        let translated = self.translate(text)?;
        let plan: String = self
            .connection
            .query_row(&format!("EXPLAIN {}", translated.sql), [], |row| row.get(1))
            .map_err(|error| Self::failed(&error, text))?;
        let lines = plan.lines().map(|line| vec![Some(line.to_owned())]).collect();
        rows::send_text(out, &["QUERY PLAN"], lines, format);
        Ok("EXPLAIN".to_owned())
    }

    /// The names and types of a translated query's columns.
    pub(super) fn describe(&self, sql: &str) -> duckdb::Result<Vec<(String, DataType)>> {
        let mut statement = self.connection.prepare(&format!("DESCRIBE {sql}"))?;
        let nulls = vec![Value::Null; statement.parameter_count()];
        let nulls: Vec<&dyn ToSql> = nulls.iter().map(|null| null as &dyn ToSql).collect();
        statement
            .query_map(&nulls[..], |row| {
                let name: String = row.get(0)?;
                let data_type: String = row.get(1)?;
                Ok((rows::shown_name(&name), types::from_duckdb(&data_type)))
            })?
            .collect()
    }

    /// Parses and describes a statement of the extended protocol.
    pub(crate) fn prepare(&mut self, sql: &str, given: &[u32]) -> Result<Prepared, SqlError> {
        let mut statements = parse::statements(sql)?;
        if statements.len() > 1 {
            return Err(SqlError::syntax("cannot insert multiple commands into a prepared statement"));
        }
        let Some(statement) = statements.pop() else {
            return Ok(Prepared { statement: None, parameters: Vec::new(), columns: None });
        };
        let mut prepared = Prepared { statement: None, parameters: given.to_vec(), columns: None };
        // In a failed block only its end may be prepared; that needs no tables.
        if self.block != super::Block::Failed {
            match &statement.plan {
                Plan::Query(text) => self.describe_query(text, &mut prepared)?,
                Plan::Explain(_) => prepared.columns = Some(Arc::new(rows::text_columns(&["QUERY PLAN"]))),
                Plan::Show { name, position } => {
                    prepared.columns = Some(Arc::new(self.shown_columns(name, *position)?));
                }
                _ => {}
            }
        }
        prepared.statement = Some(statement);
        Ok(prepared)
    }

    fn describe_query(&mut self, text: &Text, prepared: &mut Prepared) -> Result<(), SqlError> {
        self.refresh_system_tables(&text.sql)?;
        let translated = self.translate(text)?;
        let count = self
            .connection
            .prepare(&translated.sql)
            .map_err(|error| Self::failed(&error, text))?
            .parameter_count();
        let inferred = self.engine.parameter_types(&self.settings.engine_path(), &translated.sql, count);
        for (index, oid) in inferred.into_iter().enumerate() {
            match prepared.parameters.get_mut(index) {
                Some(given) if *given == 0 => *given = oid,
                Some(_) => {}
                None => prepared.parameters.push(oid),
            }
        }
        if translated.kind == Kind::Select {
            let described = self.describe(&translated.sql).map_err(|error| Self::failed(&error, text))?;
            let columns = described.into_iter().enumerate().map(|(index, (name, data_type))| {
                let known = translated.types.get(index).copied().flatten();
                ResultColumn::new(name, rows::interval_wire(data_type.into(), known))
            });
            prepared.columns = Some(Arc::new(columns.collect()));
        }
        Ok(())
    }

    /// Runs a statement of the extended protocol.
    pub(crate) fn execute_prepared(
        &mut self,
        statement: &Statement,
        parameters: &[Value],
        format: &Format,
        out: &mut Output,
    ) -> Result<String, SqlError> {
        let answer = self.run(statement, parameters, format, out);
        if answer.is_err() {
            self.fail();
        }
        answer
    }

    /// An IDENTITY column takes no value from INSERT.
    fn refuse_identity_values(&self, text: &Text) -> Result<(), SqlError> {
        if !text.sql.get(..6).is_some_and(|word| word.eq_ignore_ascii_case("INSERT")) {
            return Ok(());
        }
        let tokens = tokens::tokens(&text.sql)?;
        let mut cursor = Cursor::new(&text.sql, &tokens);
        cursor.expect_keywords(&["INSERT", "INTO"])?;
        let Ok(name) = cursor.table_name() else {
            return Ok(());
        };
        let Some(relation) = self.find(&name)? else {
            return Ok(());
        };
        let columns = self.columns(&relation)?;
        let Some(column) =
            columns.iter().find(|column| column.identity.is_some_and(|identity| !identity.by_default))
        else {
            return Ok(());
        };
        let refused = |position: u32| {
            SqlError::new("0A000", format!("cannot set an identity column to a value: \"{}\"", column.name))
                .hint("leave the column out of the column list")
                .at(position + text.offset)
        };
        if !cursor.at_symbol(&Lexeme::LParen) || is_query(&cursor) {
            return Err(refused(name.position));
        }
        let listed = cursor.list(|cursor| {
            let position = cursor.position();
            Ok((cursor.identifier()?, position))
        })?;
        match listed.iter().find(|(listed, _)| *listed == column.name) {
            Some((_, position)) => Err(refused(*position)),
            None => Ok(()),
        }
    }
}

/// Whether a parenthesis opens a query instead of a column list.
fn is_query(cursor: &Cursor<'_>) -> bool {
    let mut inside = cursor.clone();
    inside.symbol(&Lexeme::LParen) && ["SELECT", "WITH"].iter().any(|word| inside.at_keyword(word))
}
