//! The keys that Redshift records and does not enforce, inside the caller's transaction.

use duckdb::{Connection, params};

use crate::parse::plan::{Constraint, ConstraintKind};

/// A key as recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Key {
    pub(crate) schema: String,
    pub(crate) table: String,
    pub(crate) name: String,
    /// `PRIMARY KEY`, `UNIQUE` or `FOREIGN KEY`.
    pub(crate) kind: String,
    pub(crate) columns: Vec<String>,
    /// What a foreign key references; empty for the primary key.
    pub(crate) references: Vec<String>,
}

impl Key {
    /// Whether a foreign key may reference this one by these columns; none mean the primary key.
    pub(crate) fn is_referenced_by(&self, columns: &[String]) -> bool {
        match (self.kind.as_str(), columns) {
            ("FOREIGN KEY", _) => false,
            (kind, []) => kind == "PRIMARY KEY",
            (_, columns) => {
                self.columns.len() == columns.len() && columns.iter().all(|name| self.columns.contains(name))
            }
        }
    }
}

/// Records a table's keys, each under a name of its own.
pub(crate) fn insert(
    connection: &Connection,
    schema: &str,
    table: &str,
    keys: &[Constraint],
) -> duckdb::Result<()> {
    for key in keys {
        let (kind, suffix) = match key.kind {
            ConstraintKind::PrimaryKey => ("PRIMARY KEY", "pkey".to_owned()),
            ConstraintKind::Unique => ("UNIQUE", format!("{}_key", key.columns.join("_"))),
            ConstraintKind::ForeignKey => ("FOREIGN KEY", format!("{}_fkey", key.columns.join("_"))),
        };
        let name = match &key.name {
            Some(name) => name.clone(),
            None => free_name(connection, schema, table, &format!("{table}_{suffix}"))?,
        };
        let references = key.references.as_ref();
        connection.execute(
            "INSERT INTO pg_internal.keys VALUES (?, ?, ?, ?, string_split(?, ','), ?, ?, string_split(?, ','))",
            params![
                schema,
                table,
                name,
                kind,
                key.columns.join(","),
                references.map(|it| it.table.schema.clone().unwrap_or_else(|| schema.to_owned())),
                references.map(|it| it.table.name.clone()),
                references.map(|it| it.columns.join(",")),
            ],
        )?;
    }
    Ok(())
}

/// The name, with the first number behind it that makes it the only one of the table's.
fn free_name(connection: &Connection, schema: &str, table: &str, name: &str) -> duckdb::Result<String> {
    let taken: Vec<String> = of(connection, schema, table)?.into_iter().map(|key| key.name).collect();
    let mut free = name.to_owned();
    for number in 1..=taken.len() {
        if !taken.contains(&free) {
            break;
        }
        free = format!("{name}{number}");
    }
    Ok(free)
}

/// The keys of a table.
pub(crate) fn of(connection: &Connection, schema: &str, table: &str) -> duckdb::Result<Vec<Key>> {
    select(connection, "schema_name = ? AND table_name = ?", schema, table)
}

/// The foreign keys that reference a table.
pub(crate) fn referencing(connection: &Connection, schema: &str, table: &str) -> duckdb::Result<Vec<Key>> {
    select(connection, "references_schema = ? AND references_table = ?", schema, table)
}

fn select(connection: &Connection, which: &str, schema: &str, table: &str) -> duckdb::Result<Vec<Key>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT schema_name, table_name, constraint_name, kind, array_to_string(columns, ','), \
                coalesce(array_to_string(references_columns, ','), '') \
         FROM pg_internal.keys WHERE {which} ORDER BY rowid"
    ))?;
    let names = |list: String| list.split(',').filter(|name| !name.is_empty()).map(str::to_owned).collect();
    let keys = statement.query_map(params![schema, table], |row| {
        Ok(Key {
            schema: row.get(0)?,
            table: row.get(1)?,
            name: row.get(2)?,
            kind: row.get(3)?,
            columns: names(row.get(4)?),
            references: names(row.get(5)?),
        })
    })?;
    keys.collect()
}

/// Forgets one key.
pub(crate) fn remove(connection: &Connection, key: &Key) -> duckdb::Result<()> {
    let sql = "DELETE FROM pg_internal.keys WHERE schema_name = ? AND table_name = ? AND constraint_name = ?";
    connection.execute(sql, params![key.schema, key.table, key.name]).map(drop)
}

/// Forgets a table's keys.
pub(crate) fn remove_all(connection: &Connection, schema: &str, table: &str) -> duckdb::Result<()> {
    let sql = "DELETE FROM pg_internal.keys WHERE schema_name = ? AND table_name = ?";
    connection.execute(sql, params![schema, table]).map(drop)
}

/// Gives a table's keys, and those that reference it, its new name.
pub(crate) fn rename(connection: &Connection, schema: &str, from: &str, to: &str) -> duckdb::Result<()> {
    for (table, schema_column) in [("table_name", "schema_name"), ("references_table", "references_schema")] {
        let sql =
            format!("UPDATE pg_internal.keys SET {table} = ? WHERE {table} = ? AND {schema_column} = ?");
        connection.execute(&sql, params![to, from, schema])?;
    }
    Ok(())
}
