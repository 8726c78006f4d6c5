//! Reading and writing the side catalog, inside the caller's transaction.

use duckdb::{Connection, Row, params};

use super::table::{Column, DataType, DistStyle, Identity, Table};
use crate::parse::data_type_of;
use crate::parse::plan::{Constraint, ConstraintKind};

/// Where temporary tables are described: a `DuckDB` temporary table of each session.
pub(crate) const TEMPORARY: &str = "pg_temp";

/// Prepares a new session's own part of the catalog.
pub(crate) const SESSION: &str =
    "CREATE TEMP TABLE IF NOT EXISTS pg_temp_columns AS FROM pg_internal.columns LIMIT 0";

fn columns_table(schema: &str) -> &'static str {
    if schema == TEMPORARY { "temp.pg_temp_columns" } else { "pg_internal.columns" }
}

/// Describes a new table and returns its id.
pub(crate) fn insert(connection: &Connection, table: &Table, keys: &[Constraint]) -> duckdb::Result<()> {
    if !table.temporary {
        connection.execute(
            "INSERT INTO pg_internal.tables VALUES (nextval('pg_internal.table_ids'), ?, ?, ?, CAST(now() AS TIMESTAMP))",
            params![table.schema, table.name, table.dist_style.name()],
        )?;
    }
    for (ordinal, column) in table.columns.iter().enumerate() {
        insert_column(connection, &table.schema, &table.name, ordinal + 1, column)?;
    }
    if table.temporary {
        return Ok(());
    }
    for (number, key) in keys.iter().enumerate() {
        insert_key(connection, &table.schema, &table.name, key, number)?;
    }
    Ok(())
}

/// Describes one column.
pub(crate) fn insert_column(
    connection: &Connection,
    schema: &str,
    table: &str,
    ordinal: usize,
    column: &Column,
) -> duckdb::Result<()> {
    let sql = format!("INSERT INTO {} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", columns_table(schema));
    connection.prepare_cached(&sql)?.execute(params![
        schema,
        table,
        i32::try_from(ordinal).unwrap_or(i32::MAX),
        column.name,
        column.data_type.format(),
        column.not_null,
        column.default,
        column.identity.map(|identity| identity.seed),
        column.identity.map(|identity| identity.step),
        column.identity.map(|identity| identity.by_default),
        column.encoding,
        column.dist_key,
        column.sort_key,
    ])?;
    Ok(())
}

/// Describes one key; `number` tells names that are made apart.
pub(crate) fn insert_key(
    connection: &Connection,
    schema: &str,
    table: &str,
    key: &Constraint,
    number: usize,
) -> duckdb::Result<()> {
    let (kind, suffix) = match key.kind {
        ConstraintKind::PrimaryKey => ("PRIMARY KEY", "pkey"),
        ConstraintKind::Unique => ("UNIQUE", "key"),
        ConstraintKind::ForeignKey => ("FOREIGN KEY", "fkey"),
    };
    let name = key.name.clone().unwrap_or_else(|| match key.kind {
        ConstraintKind::PrimaryKey => format!("{table}_{suffix}"),
        _ => format!(
            "{table}_{}_{suffix}{}",
            key.columns.join("_"),
            if number == 0 { String::new() } else { number.to_string() }
        ),
    });
    let references = key.references.as_ref();
    connection.execute(
        "INSERT INTO pg_internal.keys VALUES (?, ?, ?, ?, string_split(?, ','), ?, ?, string_split(?, ','))",
        params![
            schema,
            table,
            name,
            kind,
            key.columns.join(","),
            references.map(|references| references.table.schema.clone().unwrap_or_else(|| schema.to_owned())),
            references.map(|references| references.table.name.clone()),
            references.map(|references| references.columns.join(",")),
        ],
    )?;
    Ok(())
}

/// Forgets a table, not its keys.
pub(crate) fn remove(connection: &Connection, schema: &str, table: &str) -> duckdb::Result<()> {
    for described in [columns_table(schema), "pg_internal.tables"] {
        connection.execute(
            &format!("DELETE FROM {described} WHERE schema_name = ? AND table_name = ?"),
            params![schema, table],
        )?;
    }
    Ok(())
}

/// Forgets a table's keys.
pub(crate) fn remove_keys(connection: &Connection, schema: &str, table: &str) -> duckdb::Result<()> {
    let sql = "DELETE FROM pg_internal.keys WHERE schema_name = ? AND table_name = ?";
    connection.execute(sql, params![schema, table]).map(|_| ())
}

/// Gives a table's keys, and those that reference it, its new name.
pub(crate) fn rename_keys(connection: &Connection, schema: &str, from: &str, to: &str) -> duckdb::Result<()> {
    for (table, schema_column) in [("table_name", "schema_name"), ("references_table", "references_schema")] {
        let sql =
            format!("UPDATE pg_internal.keys SET {table} = ? WHERE {table} = ? AND {schema_column} = ?");
        connection.execute(&sql, params![to, from, schema])?;
    }
    Ok(())
}

/// The columns of a table in order; none if it is not described.
pub(crate) fn columns(connection: &Connection, schema: &str, table: &str) -> duckdb::Result<Vec<Column>> {
    let sql = format!(
        "SELECT column_name, data_type, not_null, column_default, identity_seed, identity_step, identity_by_default, \
         encoding, dist_key, sort_key FROM {} WHERE schema_name = ? AND table_name = ? ORDER BY ordinal",
        columns_table(schema)
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map(params![schema, table], column)?;
    rows.collect()
}

fn column(row: &Row<'_>) -> duckdb::Result<Column> {
    let seed: Option<i64> = row.get(4)?;
    let step: Option<i64> = row.get(5)?;
    let by_default: Option<bool> = row.get(6)?;
    let data_type: String = row.get(1)?;
    Ok(Column {
        name: row.get(0)?,
        // The catalog holds only what `DataType::format` wrote.
        data_type: data_type_of(&data_type).unwrap_or(DataType::Varchar(65_535)),
        not_null: row.get(2)?,
        default: row.get(3)?,
        identity: seed.zip(step).map(|(seed, step)| Identity {
            seed,
            step,
            by_default: by_default == Some(true),
        }),
        encoding: row.get(7)?,
        dist_key: row.get(8)?,
        sort_key: row.get(9)?,
    })
}

/// The distribution style of a table.
pub(crate) fn dist_style(connection: &Connection, schema: &str, table: &str) -> duckdb::Result<DistStyle> {
    let mut statement = connection.prepare_cached(
        "SELECT dist_style FROM pg_internal.tables WHERE schema_name = ? AND table_name = ?",
    )?;
    let name = statement.query_row(params![schema, table], |row| row.get::<_, String>(0));
    Ok(match name.as_deref() {
        Ok("EVEN") => DistStyle::Even,
        Ok("KEY") => DistStyle::Key,
        Ok("ALL") => DistStyle::All,
        _ => DistStyle::Auto,
    })
}

/// The id of a table.
pub(crate) fn table_id(connection: &Connection, schema: &str, table: &str) -> duckdb::Result<i64> {
    connection
        .prepare_cached("SELECT table_id FROM pg_internal.tables WHERE schema_name = ? AND table_name = ?")?
        .query_row(params![schema, table], |row| row.get(0))
}
