//! User-defined functions, inside the caller's transaction.

use std::mem::discriminant;

use duckdb::{Connection, Row, params};

use super::table::DataType;
use crate::parse::data_type_of;

/// A function whose body is a SELECT without FROM.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Function {
    pub(crate) schema: String,
    pub(crate) name: String,
    pub(crate) arguments: Vec<DataType>,
    pub(crate) result: DataType,
    /// Redshift SQL, `$1` for the first argument.
    pub(crate) body: String,
}

impl Function {
    /// What tells functions of one name apart: the types, not their lengths.
    pub(crate) fn takes(&self, arguments: &[DataType]) -> bool {
        self.arguments.len() == arguments.len()
            && self.arguments.iter().zip(arguments).all(|(a, b)| discriminant(a) == discriminant(b))
    }

    /// As messages name it: `f_cut(character varying, integer)`.
    pub(crate) fn signature(&self) -> String {
        signature(&self.name, &self.arguments)
    }
}

/// `name(types)` without lengths.
pub(crate) fn signature(name: &str, arguments: &[DataType]) -> String {
    let types: Vec<String> = arguments.iter().map(|it| plain(*it)).collect();
    format!("{name}({})", types.join(", "))
}

fn plain(data_type: DataType) -> String {
    let format = data_type.format();
    format.split('(').next().unwrap_or_default().to_owned()
}

/// Records a function in place of the one with its signature.
pub(crate) fn replace(connection: &Connection, function: &Function) -> duckdb::Result<()> {
    remove(connection, function)?;
    let arguments: Vec<String> = function.arguments.iter().map(|it| it.format()).collect();
    connection.execute(
        "INSERT INTO pg_internal.functions VALUES (?, ?, ?, ?, ?, ?)",
        params![
            function.schema,
            function.name,
            function.signature(),
            arguments.join(";"),
            function.result.format(),
            function.body,
        ],
    )?;
    Ok(())
}

/// Forgets a function.
pub(crate) fn remove(connection: &Connection, function: &Function) -> duckdb::Result<()> {
    let sql = "DELETE FROM pg_internal.functions WHERE schema_name = ? AND signature = ?";
    connection.execute(sql, params![function.schema, function.signature()]).map(drop)
}

/// The functions of a name.
pub(crate) fn named(connection: &Connection, schema: &str, name: &str) -> duckdb::Result<Vec<Function>> {
    select(connection, "schema_name = ? AND function_name = ?", &[schema, name])
}

/// The functions of a schema.
pub(crate) fn of(connection: &Connection, schema: &str) -> duckdb::Result<Vec<Function>> {
    select(connection, "schema_name = ?", &[schema])
}

fn select(connection: &Connection, which: &str, values: &[&str]) -> duckdb::Result<Vec<Function>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT schema_name, function_name, argument_types, return_type, body FROM pg_internal.functions \
         WHERE {which} ORDER BY signature"
    ))?;
    statement.query_map(duckdb::params_from_iter(values), function)?.collect()
}

fn function(row: &Row<'_>) -> duckdb::Result<Function> {
    // The catalog holds only what `DataType::format` wrote.
    let data_type = |text: &str| data_type_of(text).unwrap_or(DataType::Varchar(65_535));
    let arguments: String = row.get(2)?;
    let result: String = row.get(3)?;
    Ok(Function {
        schema: row.get(0)?,
        name: row.get(1)?,
        arguments: arguments.split(';').filter(|it| !it.is_empty()).map(data_type).collect(),
        result: data_type(&result),
        body: row.get(4)?,
    })
}

/// Records that a view calls a function, by itself or through another function.
pub(crate) fn called_by_view(
    connection: &Connection,
    schema: &str,
    view: &str,
    function: &Function,
    directly: bool,
) -> duckdb::Result<()> {
    connection.execute(
        "INSERT INTO pg_internal.view_calls VALUES (?, ?, ?, ?, ?)",
        params![schema, view, function.schema, function.signature(), directly],
    )?;
    Ok(())
}

/// The views that call a function: schema, name, and whether they do so by themselves.
pub(crate) fn views_calling(
    connection: &Connection,
    function: &Function,
) -> duckdb::Result<Vec<(String, String, bool)>> {
    let mut statement = connection.prepare(
        "SELECT view_schema, view_name, bool_or(directly) FROM pg_internal.view_calls \
         WHERE schema_name = ? AND signature = ? GROUP BY ALL ORDER BY ALL",
    )?;
    let views = statement.query_map(params![function.schema, function.signature()], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    })?;
    views.collect()
}
