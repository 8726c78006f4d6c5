//! DROP, and what depends on what.

use std::collections::BTreeSet;

use duckdb::params;
use sqlparser::tokenizer::Token as Lexeme;

use super::output::{Notice, Output};
use super::relations::{INTERNAL, Relation, written};
use super::{Session, own};
use crate::catalog::store::{self, TEMPORARY};
use crate::catalog::{functions, keys};
use crate::engine::quote;
use crate::error::SqlError;
use crate::parse::cursor::{Cursor, TableName};
use crate::parse::plan::{Drop, ObjectKind, Text};
use crate::parse::tokens;

impl Session {
    pub(super) fn drop_objects(&mut self, drop: &Drop, out: &mut Output) -> Result<String, SqlError> {
        if drop.kind == ObjectKind::Schema {
            return self.drop_schemas(drop, out);
        }
        let (kind, word) = match drop.kind {
            ObjectKind::View => ("DROP VIEW", "view"),
            _ => ("DROP TABLE", "table"),
        };
        let mut relations = Vec::new();
        for name in &drop.names {
            let found =
                if drop.if_exists { self.find(name)? } else { Some(self.expect_for_drop(name, word)?) };
            let Some(relation) = found else {
                let title = if word == "view" { "View" } else { "Table" };
                out.notice(&Notice::info(format!(
                    "{title} \"{}\" does not exist and will be skipped",
                    written(name)
                )));
                continue;
            };
            if relation.kind != drop.kind {
                let message = format!("\"{}\" is not a {word}", relation.name);
                return Err(SqlError::new("42809", message).at(name.position));
            }
            relations.push((relation, name.position));
        }
        for (relation, position) in &relations {
            let dependants = self.dependants(relation, &relations)?;
            if !drop.cascade && !dependants.is_empty() {
                let message =
                    format!("cannot drop {word} {} because other objects depend on it", relation.name);
                return Err(SqlError::new("2BP01", message)
                    .detail(dependants.join("\n"))
                    .hint("Use DROP ... CASCADE to drop the dependent objects too.")
                    .at(*position));
            }
        }
        for (relation, _) in &relations {
            self.remove(relation, drop.cascade)?;
        }
        Ok(kind.to_owned())
    }

    fn expect_for_drop(&self, name: &TableName, word: &str) -> Result<Relation, SqlError> {
        if let Some(relation) = self.find(name)? {
            return Ok(relation);
        }
        self.expect_schema(name.schema.as_deref(), name.position)?;
        Err(SqlError::new("42P01", format!("{word} \"{}\" does not exist", written(name))).at(name.position))
    }

    fn drop_schemas(&mut self, drop: &Drop, out: &mut Output) -> Result<String, SqlError> {
        for name in &drop.names {
            if !self.schema_exists(&name.name)? {
                if drop.if_exists {
                    out.notice(&Notice::info(format!(
                        "Schema \"{}\" does not exist and will be skipped",
                        name.name
                    )));
                    continue;
                }
                let message = format!("schema \"{}\" does not exist", name.name);
                return Err(SqlError::new("3F000", message).at(name.position));
            }
            if INTERNAL.contains(&name.name.as_str()) || name.name == "public" {
                return Err(SqlError::unsupported("schema public cannot be dropped in the stand-in")
                    .at(name.position));
            }
            let relations = self.relations_in(&name.name)?;
            let functions = functions::of(&self.connection, &name.name).map_err(own)?;
            if !drop.cascade && (!relations.is_empty() || !functions.is_empty()) {
                let message = format!("cannot drop schema {} because other objects depend on it", name.name);
                return Err(SqlError::new("2BP01", message).at(name.position));
            }
            for relation in relations {
                self.remove(&relation, true)?;
            }
            for function in functions {
                self.remove_function(&function, true).map_err(|error| error.at(name.position))?;
            }
            self.execute(&format!("DROP SCHEMA {}", quote::name(&name.name)))?;
            self.apply_search_path()?;
        }
        Ok("DROP SCHEMA".to_owned())
    }

    fn relations_in(&self, schema: &str) -> Result<Vec<Relation>, SqlError> {
        let mut statement = self
            .connection
            .prepare(
                "SELECT table_name, true FROM pg_internal.tables WHERE schema_name = $1 \
                 UNION ALL SELECT view_name, false FROM pg_internal.views WHERE schema_name = $1",
            )
            .map_err(own)?;
        statement
            .query_map(params![schema], |row| {
                let kind = if row.get(1)? { ObjectKind::Table } else { ObjectKind::View };
                Ok(Relation { schema: schema.to_owned(), name: row.get(0)?, kind })
            })
            .and_then(Iterator::collect)
            .map_err(own)
    }

    /// Views and foreign keys that need `relation`, those dropped with it aside.
    fn dependants(&self, relation: &Relation, dropped: &[(Relation, u32)]) -> Result<Vec<String>, SqlError> {
        if relation.schema == TEMPORARY {
            return Ok(Vec::new());
        }
        let is_dropped = |schema: &str, name: &str| {
            dropped.iter().any(|(relation, _)| relation.schema == schema && relation.name == name)
        };
        let mut found = Vec::new();
        for view in self.views_on(relation)? {
            if !is_dropped(&view.schema, &view.name) {
                found.push(format!("view {} depends on table {}", view.name, relation.name));
            }
        }
        for key in keys::referencing(&self.connection, &relation.schema, &relation.name).map_err(own)? {
            if !is_dropped(&key.schema, &key.table)
                && (&key.schema, &key.table) != (&relation.schema, &relation.name)
            {
                found.push(format!(
                    "constraint {} on table {} depends on table {}",
                    key.name, key.table, relation.name
                ));
            }
        }
        Ok(found)
    }

    /// The views that read a relation.
    pub(super) fn views_on(&self, relation: &Relation) -> Result<Vec<Relation>, SqlError> {
        let mut statement = self
            .connection
            .prepare("SELECT view_schema, view_name FROM pg_internal.view_reads WHERE schema_name = ? AND table_name = ?")
            .map_err(own)?;
        statement
            .query_map(params![relation.schema, relation.name], |row| {
                Ok(Relation { schema: row.get(0)?, name: row.get(1)?, kind: ObjectKind::View })
            })
            .and_then(Iterator::collect)
            .map_err(own)
    }

    /// Drops one table or view, and with `cascade` the views and keys that need it.
    pub(super) fn remove(&self, relation: &Relation, cascade: bool) -> Result<(), SqlError> {
        if cascade && relation.schema != TEMPORARY {
            for view in self.views_on(relation)? {
                self.remove(&view, true)?;
            }
            self.connection
                .execute(
                    "DELETE FROM pg_internal.keys WHERE references_schema = ? AND references_table = ?",
                    params![relation.schema, relation.name],
                )
                .map_err(own)?;
        }
        if relation.kind == ObjectKind::View {
            self.forget_view(&relation.schema, &relation.name)?;
            return self.execute(&format!("DROP VIEW IF EXISTS {}", relation.quoted()));
        }
        self.drop_storage(relation)?;
        keys::remove_all(&self.connection, &relation.schema, &relation.name).map_err(own)
    }

    /// Drops a table and its description, not its keys.
    pub(super) fn drop_storage(&self, relation: &Relation) -> Result<(), SqlError> {
        let has_identity = self.columns(relation)?.iter().any(|column| column.identity.is_some());
        let sequence =
            if has_identity { Some(self.sequence(&relation.schema, &relation.name)?) } else { None };
        self.execute(&format!("DROP TABLE {}", relation.quoted()))?;
        if let Some(sequence) = sequence {
            self.execute(&format!("DROP SEQUENCE {sequence}"))?;
        }
        store::remove(&self.connection, &relation.schema, &relation.name).map_err(own)
    }

    fn forget_view(&self, schema: &str, view: &str) -> Result<(), SqlError> {
        for (table, schema_column) in [
            ("views", "schema_name"),
            ("view_columns", "view_schema"),
            ("view_reads", "view_schema"),
            ("view_calls", "view_schema"),
        ] {
            self.connection
                .execute(
                    &format!("DELETE FROM pg_internal.{table} WHERE {schema_column} = ? AND view_name = ?"),
                    params![schema, view],
                )
                .map_err(own)?;
        }
        Ok(())
    }

    /// Remembers a view and which relations it reads: every name after FROM and JOIN.
    pub(super) fn remember_view(&self, schema: &str, view: &str, query: &Text) -> Result<(), SqlError> {
        self.forget_view(schema, view)?;
        self.connection
            .execute("INSERT INTO pg_internal.views VALUES (?, ?)", params![schema, view])
            .map_err(own)?;
        let mut read = BTreeSet::new();
        for name in tables_read(&query.sql)? {
            if let Some(found) = self.find(&name)? {
                if found.schema == TEMPORARY {
                    return Err(SqlError::new(
                        "42P16",
                        "views on temporary tables are not supported by the stand-in",
                    ));
                }
                read.insert((found.schema, found.name));
            }
        }
        for (read_schema, read_name) in read {
            self.connection
                .execute(
                    "INSERT INTO pg_internal.view_reads VALUES (?, ?, ?, ?)",
                    params![schema, view, read_schema, read_name],
                )
                .map_err(own)?;
        }
        Ok(())
    }
}

/// The names that follow FROM, JOIN and the commas of a FROM clause.
fn tables_read(sql: &str) -> Result<Vec<TableName>, SqlError> {
    let tokens = tokens::tokens(sql)?;
    let mut cursor = Cursor::new(sql, &tokens);
    let mut names = Vec::new();
    while cursor.peek().is_some() {
        if cursor.one_of(&["FROM", "JOIN"]).is_none() {
            cursor.next();
            continue;
        }
        loop {
            let mut ahead = cursor.clone();
            let Ok(name) = ahead.table_name() else { break };
            cursor = ahead;
            names.push(name);
            cursor.keyword("AS");
            let mut alias = cursor.clone();
            if alias.identifier().is_ok() && alias.at_symbol(&Lexeme::Comma) {
                cursor = alias;
            }
            if !cursor.symbol(&Lexeme::Comma) {
                break;
            }
        }
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_after_from_and_join() {
        let sql = "WITH x AS (SELECT time FROM a) SELECT EXTRACT(hour FROM b.t) FROM b AS bb, s.c d JOIN e ON 1 = 1";
        let names: Vec<_> = tables_read(sql).expect("valid text").iter().map(written).collect();
        assert_eq!(names, ["a", "b.t", "b", "s.c", "e"]);
    }
}
