//! CREATE TABLE, TABLE AS, VIEW and SCHEMA.

use std::fmt::{self, Write};

use super::output::{Notice, Output};
use super::relations::{quoted, written};
use super::{Session, own};
use crate::catalog::keys;
use crate::catalog::store::{self, TEMPORARY};
use crate::catalog::table::{Column, DataType, DistStyle, Table};
use crate::engine::{failure, quote, types};
use crate::error::SqlError;
use crate::parse::cursor::TableName;
use crate::parse::plan::{Constraint, ConstraintKind, CreateTable, CreateTableAs, Layout};
use crate::parse::{Statement, encoding_default};
use crate::translate::{self, Known};

impl Session {
    pub(super) fn create_table(
        &mut self,
        create: &CreateTable,
        statement: &Statement,
        out: &mut Output,
    ) -> Result<String, SqlError> {
        let Some(schema) = self.free_name(&create.name, create.temporary, create.if_not_exists, out)? else {
            return Ok("CREATE TABLE".to_owned());
        };
        let mut columns = create.columns.clone();
        let mut layout = create.layout.clone();
        let mut style = None;
        let mut encodes = create.columns.iter().all(|column| column.encoding.is_empty());
        if let Some(like) = &create.like {
            let parent = self.expect_table(&like.table)?;
            let mut copied = self.columns(&parent)?;
            if copied.iter().any(|column| column.insensitive) {
                let message = "LIKE a table with case-insensitive columns is not supported by the stand-in";
                return Err(SqlError::unsupported(message).at(like.table.position));
            }
            for column in &mut copied {
                column.identity = None;
                column.default = if like.defaults { column.default.take() } else { None };
            }
            style = Some(store::dist_style(&self.connection, &parent.schema, &parent.name).map_err(own)?);
            columns.splice(like.after..like.after, copied);
            if parent.schema != TEMPORARY {
                encodes = store::encodes_automatically(&self.connection, &parent.schema, &parent.name)
                    .map_err(own)?;
            }
        } else {
            lay_out(&mut columns, &mut layout, create.temporary);
        }
        self.check_references(&create.constraints, out)?;
        let table = Table {
            schema,
            name: create.name.name.clone(),
            columns,
            dist_style: style.unwrap_or_else(|| dist_style(&layout)),
            temporary: create.temporary,
        };
        self.make_table(&table, &create.constraints)
            .map_err(|error| if error.position.is_none() { error.at(statement.offset + 1) } else { error })?;
        store::set_automatic(&self.connection, &table.schema, &table.name, Some(encodes), None)
            .map_err(own)?;
        Ok("CREATE TABLE".to_owned())
    }

    /// Creates and describes a table.
    pub(super) fn make_table(&self, table: &Table, keys: &[Constraint]) -> Result<(), SqlError> {
        store::insert(&self.connection, table, keys).map_err(own)?;
        let mut columns = Vec::with_capacity(table.columns.len());
        for column in &table.columns {
            columns.push(self.column_ddl(table, column)?);
        }
        let kind = if table.temporary { "CREATE TEMP TABLE" } else { "CREATE TABLE" };
        let name = quoted(&table.schema, &table.name);
        self.execute(&format!("{kind} {name} ({})", columns.join(", ")))
    }

    fn column_ddl(&self, table: &Table, column: &Column) -> Result<String, SqlError> {
        let name = quote::name(&column.name);
        let mut sql = format!("{name} {}", types::to_duckdb(column.data_type));
        if column.not_null {
            sql.push_str(" NOT NULL");
        }
        if let Some(default) = &column.default {
            push(&mut sql, format_args!(" DEFAULT ({})", translate::default(default, column.data_type)?));
        }
        if let Some(identity) = column.identity {
            let sequence = self.make_sequence(table, identity.seed, identity.step)?;
            push(&mut sql, format_args!(" DEFAULT nextval({})", quote::text(&sequence)));
        }
        match column.data_type {
            DataType::Varchar(length) => push(&mut sql, format_args!(" CHECK (strlen({name}) <= {length})")),
            DataType::Char(length) => {
                // Only single-byte characters are allowed: as many bytes as characters.
                push(
                    &mut sql,
                    format_args!(
                        " CHECK (strlen({name}) <= {length}) CHECK (strlen({name}) = length({name}))"
                    ),
                );
            }
            DataType::Varbyte(length) => {
                push(&mut sql, format_args!(" CHECK (octet_length({name}) <= {length})"));
            }
            _ => {}
        }
        Ok(sql)
    }

    fn make_sequence(&self, table: &Table, seed: i64, step: i64) -> Result<String, SqlError> {
        let name = self.sequence(&table.schema, &table.name)?;
        let kind = if table.temporary { "CREATE TEMP SEQUENCE" } else { "CREATE SEQUENCE" };
        self.execute(&format!(
            "{kind} {name} START {seed} INCREMENT {step} MINVALUE {} MAXVALUE {}",
            i64::MIN,
            i64::MAX
        ))?;
        Ok(name)
    }

    /// The sequence behind a table's IDENTITY column.
    pub(super) fn sequence(&self, schema: &str, table: &str) -> Result<String, SqlError> {
        if schema == TEMPORARY {
            return Ok(format!("temp.{}", quote::name(&format!("identity_{table}"))));
        }
        let id = store::table_id(&self.connection, schema, table).map_err(own)?;
        Ok(format!("pg_internal.identity_{id}"))
    }

    pub(super) fn create_table_as(
        &mut self,
        create: &CreateTableAs,
        out: &mut Output,
    ) -> Result<String, SqlError> {
        let Some(schema) = self.free_name(&create.name, create.temporary, create.if_not_exists, out)? else {
            return Ok("SELECT".to_owned());
        };
        let translated = self.translate_query(&create.query)?;
        let query = translated.sql;
        let failed = |error| failure::explain(&error, &create.query.sql, create.query.offset);
        let described = self.describe(&query).map_err(failed)?;
        if !create.columns.is_empty() && create.columns.len() != described.len() {
            let message = "CREATE TABLE/AS SELECT specifies too many column names";
            return Err(SqlError::syntax(message).at(create.name.position));
        }
        let mut columns: Vec<Column> = Vec::with_capacity(described.len());
        for (index, (name, data_type)) in described.into_iter().enumerate() {
            let name = create.columns.get(index).cloned().unwrap_or(name);
            if columns.iter().any(|column| column.name == name) {
                let message = format!("column \"{name}\" specified more than once");
                return Err(SqlError::new("42701", message).at(create.query.offset + 1));
            }
            let known = translated.types.get(index).copied().flatten();
            if known.is_some_and(|known| known.insensitive) {
                let message = format!(
                    "a case-insensitive column \"{name}\" of CREATE TABLE AS is not supported by the stand-in"
                );
                return Err(SqlError::unsupported(message)
                    .hint("use COLLATE(…, 'case_sensitive') on it, or create the table first")
                    .at(create.query.offset + 1));
            }
            columns.push(plain_column(name, interval_of(known, data_type)));
        }
        let mut layout = create.layout.clone();
        for name in layout.dist_key.iter().chain(&layout.sort_key) {
            if !columns.iter().any(|column| column.name == *name) {
                let message = format!("column \"{name}\" named in DISTKEY or SORTKEY does not exist");
                return Err(SqlError::new("42703", message).at(create.name.position));
            }
        }
        lay_out(&mut columns, &mut layout, create.temporary);
        let table = Table {
            schema,
            name: create.name.name.clone(),
            columns,
            dist_style: dist_style(&layout),
            temporary: create.temporary,
        };
        self.make_table(&table, &[])?;
        let target = quoted(&table.schema, &table.name);
        let rows = self.connection.execute(&format!("INSERT INTO {target} {query}"), []).map_err(failed)?;
        tracing::debug!(table = %table.name, rows, "created from a query");
        Ok("SELECT".to_owned())
    }

    /// The schema of a new table, or nothing if it exists and may.
    fn free_name(
        &self,
        name: &TableName,
        temporary: bool,
        if_not_exists: bool,
        out: &mut Output,
    ) -> Result<Option<String>, SqlError> {
        let schema = if temporary { TEMPORARY.to_owned() } else { self.target_schema(name)? };
        let exists = if temporary {
            self.find(name)?.is_some_and(|found| found.schema == TEMPORARY)
        } else {
            self.find(&TableName { schema: Some(schema.clone()), ..name.clone() })?.is_some()
        };
        if !exists {
            return Ok(Some(schema));
        }
        if if_not_exists {
            out.notice(&Notice::info(format!(
                "Relation \"{}\" already exists and will be skipped",
                name.name
            )));
            return Ok(None);
        }
        Err(SqlError::new("42P07", format!("Relation \"{}\" already exists", name.name)).at(name.position))
    }

    /// A foreign key must name a declared primary or unique key.
    pub(super) fn check_references(
        &self,
        constraints: &[Constraint],
        out: &mut Output,
    ) -> Result<(), SqlError> {
        for constraint in constraints.iter().filter(|c| c.kind == ConstraintKind::ForeignKey) {
            let Some(references) = &constraint.references else {
                continue;
            };
            let Some(parent) = self.find(&references.table)? else {
                out.notice(&Notice::warning(
                    "42P01",
                    format!(
                        "relation \"{}\" does not exist; Redshift refuses a key that references it",
                        written(&references.table)
                    ),
                ));
                continue;
            };
            let declared = keys::of(&self.connection, &parent.schema, &parent.name).map_err(own)?;
            let found = declared.iter().any(|key| {
                key.columns.len() == constraint.columns.len() && key.is_referenced_by(&references.columns)
            });
            if !found {
                let message = format!(
                    "there is no unique constraint matching given keys for referenced table \"{}\"",
                    references.table.name
                );
                return Err(SqlError::new("42830", message).at(references.table.position));
            }
        }
        Ok(())
    }
}

fn push(sql: &mut String, words: fmt::Arguments<'_>) {
    // Writing to a string does not fail.
    let _ = sql.write_fmt(words);
}

/// The engine has one type for both kinds of INTERVAL.
pub(super) fn interval_of(known: Option<Known>, described: DataType) -> DataType {
    match (known.map(|known| known.data_type), described) {
        (Some(known @ DataType::IntervalYearToMonth(_)), DataType::IntervalDayToSecond(_)) => known,
        _ => described,
    }
}

fn plain_column(name: String, data_type: DataType) -> Column {
    Column {
        name,
        data_type,
        not_null: false,
        insensitive: false,
        default: None,
        identity: None,
        encoding: String::new(),
        dist_key: false,
        sort_key: 0,
    }
}

fn dist_style(layout: &Layout) -> DistStyle {
    match (layout.dist_style, &layout.dist_key) {
        (Some(style), _) => style,
        (None, Some(_)) => DistStyle::Key,
        (None, None) => DistStyle::Auto,
    }
}

/// Writes the layout onto the columns, with the encodings Redshift chooses where none is given.
fn lay_out(columns: &mut [Column], layout: &mut Layout, temporary: bool) {
    for column in columns {
        column.dist_key = layout.dist_key.as_ref() == Some(&column.name);
        let place = layout.sort_key.iter().position(|name| *name == column.name);
        let place = place.map_or(0, |place| i32::try_from(place + 1).unwrap_or(i32::MAX));
        // Interleaved positions alternate in sign.
        column.sort_key = if layout.interleaved && place % 2 == 0 { -place } else { place };
        if column.encoding.is_empty() {
            encoding_default(column.data_type, place != 0, temporary).clone_into(&mut column.encoding);
        }
    }
}
