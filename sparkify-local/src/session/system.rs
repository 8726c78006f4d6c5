//! System tables that are computed when a statement names them.

mod loads;

use std::collections::VecDeque;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use sqlparser::dialect::DuckDbDialect;
use sqlparser::tokenizer::Token as Lexeme;

use super::{Session, own};
use crate::engine::quote;
use crate::error::SqlError;
use crate::parse::tokens;

/// The statements of a session, the oldest forgotten.
#[derive(Debug, Default)]
pub(crate) struct Log {
    entries: VecDeque<Entry>,
}

#[derive(Debug)]
struct Entry {
    query: i64,
    sql: String,
    /// Microseconds since 1970.
    start: i64,
    duration: i64,
    error: Option<String>,
}

/// A statement that runs.
#[derive(Debug)]
pub(crate) struct Running {
    query: i64,
    sql: String,
    start: i64,
    clock: Instant,
}

const KEPT: usize = 500;

impl Log {
    pub(crate) fn start(query: i64, sql: &str) -> Running {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Running {
            query,
            sql: sql.chars().take(4_000).collect(),
            start: i64::try_from(now.as_micros()).unwrap_or(i64::MAX),
            clock: Instant::now(),
        }
    }

    pub(crate) fn finish(&mut self, running: Running, error: Option<&SqlError>) {
        self.entries.truncate(KEPT - 1);
        self.entries.push_front(Entry {
            query: running.query,
            sql: running.sql,
            start: running.start,
            duration: i64::try_from(running.clock.elapsed().as_micros()).unwrap_or(i64::MAX),
            error: error.map(|error| error.message.clone()),
        });
    }
}

impl Session {
    /// Computes the system tables a text names as temporary views.
    pub(super) fn refresh_system_tables(&self, sql: &str) -> Result<(), SqlError> {
        let lower = sql.to_lowercase();
        if lower.contains("svv_table_info") {
            self.execute(&self.table_info()?)?;
        }
        if lower.contains("stl_query") || lower.contains("sys_query_history") {
            self.execute(&self.query_log())?;
        }
        if lower.contains("sys_load_history") || lower.contains("stv_load_state") {
            self.execute(&loads::views(self.engine.loads()))?;
        }
        Ok(())
    }

    /// One row for each table that has rows.
    fn table_info(&self) -> Result<String, SqlError> {
        let mut statement = self
            .connection
            .prepare("SELECT schema_name, table_name, table_id FROM pg_internal.tables ORDER BY table_id")
            .map_err(own)?;
        let tables: Vec<(String, String, i64)> = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .and_then(Iterator::collect)
            .map_err(own)?;
        let counts: Vec<String> = tables
            .iter()
            .map(|(schema, table, id)| {
                format!("SELECT {id}, count(*) FROM {}", quote::qualified(schema, table))
            })
            .chain(["SELECT -1, 0".to_owned()])
            .collect();
        Ok(include_str!("system/table_info.sql").replace("$counts", &counts.join(" UNION ALL ")))
    }

    fn query_log(&self) -> String {
        let rows: Vec<String> = self
            .log
            .entries
            .iter()
            .map(|entry| {
                format!(
                    "({}, {}, make_timestamp({}), make_timestamp({}), {}, {})",
                    entry.query,
                    quote::text(&entry.sql),
                    entry.start,
                    entry.start + entry.duration,
                    entry.duration,
                    entry.error.as_deref().map_or("NULL".to_owned(), quote::text),
                )
            })
            .chain(["(NULL, '', NULL, NULL, 0, '')".to_owned()])
            .collect();
        include_str!("system/query_log.sql")
            .replace("$rows", &rows.join(", "))
            .replace("$session", &self.id.to_string())
    }
}

/// What psql writes around its patterns, blanked so that places in the text stay.
pub(crate) fn without_psql_words(sql: &str) -> std::borrow::Cow<'_, str> {
    if !sql.contains("pg_catalog") {
        return sql.into();
    }
    let mut text = sql.to_owned();
    for (words, plain) in PSQL {
        text = text.replace(words, &format!("{plain:width$}", width = words.len()));
    }
    text.into()
}

/// psql's words and what they mean here.
const PSQL: &[(&str, &str)] = &[
    ("OPERATOR(pg_catalog.~)", "~"),
    ("COLLATE pg_catalog.default", ""),
    ("::pg_catalog.regtype", ""),
    ("::pg_catalog.regclass", ""),
    ("::pg_catalog.text", "::varchar"),
    ("::pg_catalog.char", "::varchar"),
    ("pg_catalog.pg_get_constraintdef(r.oid, true)", "''"),
    ("pg_catalog.pg_get_constraintdef(oid, true)", "''"),
    ("pg_get_expr(d.adbin, d.adrelid, true)", "pg_get_expr(d.adbin, d.adrelid)"),
];

/// Names of `pg_catalog` that the stand-in answers itself.
const OWN: &[&str] = &[
    "pg_attribute",
    "pg_class",
    "pg_constraint",
    "pg_database",
    "pg_inherits",
    "pg_namespace",
    "pg_table_def",
    "pg_user",
    "stl_load_errors",
    "stl_loaderror_detail",
    "stv_db_isolation_level",
    "stv_slices",
    "svv_columns",
    "svv_redshift_columns",
    "svv_redshift_tables",
    "svv_tables",
    "sys_load_error_detail",
];

/// Names of `information_schema` that the stand-in answers itself.
const OWN_INFORMATION: &[&str] = &["columns", "key_column_usage", "schemata", "table_constraints", "tables"];

/// Session views.
const COMPUTED: &[&str] =
    &["svv_table_info", "stl_query", "stv_load_state", "sys_load_history", "sys_query_history"];

/// Points qualified names of system tables at the stand-in's own.
pub(crate) fn qualify(sql: &str) -> String {
    let lower = sql.to_lowercase();
    if !lower.contains("pg_catalog") && !lower.contains("information_schema") {
        return sql.to_owned();
    }
    let Ok(tokens) = tokens::tokens_of(sql, &DuckDbDialect {}) else {
        return sql.to_owned();
    };
    let word = |index: usize| match tokens.get(index).map(|token| &token.lexeme) {
        Some(Lexeme::Word(word)) => Some(word.value.to_lowercase()),
        _ => None,
    };
    let mut qualified = String::with_capacity(sql.len());
    let mut written = 0;
    for index in 0..tokens.len() {
        let schema = word(index);
        let dotted = tokens.get(index + 1).is_some_and(|token| token.lexeme == Lexeme::Period);
        let (Some(schema), true, Some(name)) = (schema, dotted, word(index + 2)) else {
            continue;
        };
        let name = name.as_str();
        let replacement = match schema.as_str() {
            "pg_catalog" if COMPUTED.contains(&name) => "temp.main",
            "pg_catalog" if OWN.contains(&name) => "pg_internal",
            "information_schema" if OWN_INFORMATION.contains(&name) => "pg_information_schema",
            _ => continue,
        };
        qualified.push_str(&sql[written..tokens[index].start]);
        qualified.push_str(replacement);
        written = tokens[index].end;
    }
    qualified.push_str(&sql[written..]);
    qualified
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn system_names_point_at_our_own() {
        assert_eq!(
            qualify(
                "SELECT 'pg_catalog.pg_class' FROM pg_catalog.pg_class, information_schema.tables, pg_catalog.pg_am"
            ),
            "SELECT 'pg_catalog.pg_class' FROM pg_internal.pg_class, pg_information_schema.tables, pg_catalog.pg_am"
        );
        assert_eq!(qualify("FROM pg_catalog.svv_table_info"), "FROM temp.main.svv_table_info");
    }
}
