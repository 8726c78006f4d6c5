//! Reading and writing the side catalog, inside the caller's transaction.

use duckdb::{Connection, Row, params};

use super::keys;
use super::table::{Column, DataType, DistStyle, Identity, Table};
use crate::parse::data_type_of;
use crate::parse::plan::Constraint;
use crate::translate::Known;

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
            "INSERT INTO pg_internal.tables VALUES (nextval('pg_internal.table_ids'), ?, ?, ?, CAST(now() AS TIMESTAMP), true, ?)",
            params![
                table.schema,
                table.name,
                table.dist_style.name(),
                table.columns.iter().all(|column| column.sort_key == 0),
            ],
        )?;
    }
    for (ordinal, column) in table.columns.iter().enumerate() {
        insert_column(connection, &table.schema, &table.name, ordinal + 1, column)?;
    }
    if table.temporary {
        return Ok(());
    }
    keys::insert(connection, &table.schema, &table.name, keys)?;
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
    let sql =
        format!("INSERT INTO {} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", columns_table(schema));
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
        column.insensitive,
    ])?;
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

/// The columns of a table in order; none if it is not described.
pub(crate) fn columns(connection: &Connection, schema: &str, table: &str) -> duckdb::Result<Vec<Column>> {
    let sql = format!(
        "SELECT column_name, data_type, not_null, column_default, identity_seed, identity_step, identity_by_default, \
         encoding, dist_key, sort_key, insensitive FROM {} WHERE schema_name = ? AND table_name = ? ORDER BY ordinal",
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
        insensitive: row.get(10)?,
    })
}

/// Records the types of a view's columns that the engine would not tell.
pub(crate) fn insert_view_types(
    connection: &Connection,
    schema: &str,
    view: &str,
    types: &[Option<Known>],
) -> duckdb::Result<()> {
    for (place, known) in types.iter().enumerate() {
        let Some(known) = known else { continue };
        if !known.insensitive && !matches!(known.data_type, DataType::IntervalYearToMonth(_)) {
            continue;
        }
        let place = i32::try_from(place).unwrap_or(i32::MAX);
        connection.execute(
            "INSERT INTO pg_internal.view_columns VALUES (?, ?, ?, ?, ?)",
            params![schema, view, place, known.data_type.format(), known.insensitive],
        )?;
    }
    Ok(())
}

/// The types of a view's columns that the engine would not tell, by their places.
pub(crate) fn view_types(
    connection: &Connection,
    schema: &str,
    view: &str,
) -> duckdb::Result<Vec<(usize, Known)>> {
    let sql = "SELECT ordinal, data_type, insensitive FROM pg_internal.view_columns WHERE view_schema = ? AND view_name = ?";
    let mut statement = connection.prepare_cached(sql)?;
    let types = statement.query_map(params![schema, view], |row| {
        let (place, data_type): (i32, String) = (row.get(0)?, row.get(1)?);
        let data_type = data_type_of(&data_type).unwrap_or(DataType::Varchar(65_535));
        Ok((usize::try_from(place).unwrap_or(0), Known { data_type, insensitive: row.get(2)? }))
    })?;
    types.collect()
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

/// Gives a table another distribution style.
pub(crate) fn set_dist_style(
    connection: &Connection,
    schema: &str,
    table: &str,
    style: DistStyle,
) -> duckdb::Result<()> {
    let sql = "UPDATE pg_internal.tables SET dist_style = ? WHERE schema_name = ? AND table_name = ?";
    connection.execute(sql, params![style.name(), schema, table]).map(drop)
}

/// Notes whether Redshift chooses the encodings and the sort key of a table, where it is said.
pub(crate) fn set_automatic(
    connection: &Connection,
    schema: &str,
    table: &str,
    encodings: Option<bool>,
    sort_key: Option<bool>,
) -> duckdb::Result<()> {
    let sql = "UPDATE pg_internal.tables SET encode_auto = coalesce(?, encode_auto), \
               sort_auto = coalesce(?, sort_auto) WHERE schema_name = ? AND table_name = ?";
    connection.execute(sql, params![encodings, sort_key, schema, table]).map(drop)
}

/// Whether Redshift chooses the encodings, and the sort key.
pub(crate) fn automatic(connection: &Connection, schema: &str, table: &str) -> duckdb::Result<(bool, bool)> {
    let sql =
        "SELECT encode_auto, sort_auto FROM pg_internal.tables WHERE schema_name = ? AND table_name = ?";
    connection.query_row(sql, params![schema, table], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Whether Redshift chooses the encodings.
pub(crate) fn encodes_automatically(
    connection: &Connection,
    schema: &str,
    table: &str,
) -> duckdb::Result<bool> {
    automatic(connection, schema, table).map(|(encodings, _)| encodings)
}

/// Describes how a column is laid out anew.
pub(crate) fn update_layout(
    connection: &Connection,
    schema: &str,
    table: &str,
    column: &Column,
) -> duckdb::Result<()> {
    let sql = "UPDATE pg_internal.columns SET encoding = ?, dist_key = ?, sort_key = ? \
               WHERE schema_name = ? AND table_name = ? AND column_name = ?";
    let values = params![column.encoding, column.dist_key, column.sort_key, schema, table, column.name];
    connection.execute(sql, values).map(drop)
}

/// The id of a table.
pub(crate) fn table_id(connection: &Connection, schema: &str, table: &str) -> duckdb::Result<i64> {
    connection
        .prepare_cached("SELECT table_id FROM pg_internal.tables WHERE schema_name = ? AND table_name = ?")?
        .query_row(params![schema, table], |row| row.get(0))
}
