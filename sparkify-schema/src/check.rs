//! Questions a loaded table must answer with 0: Redshift declares keys and does not enforce them.
//!
//! Source: <https://docs.aws.amazon.com/redshift/latest/dg/t_Defining_constraints.html>.

mod query;

use crate::{
    column::{ColumnDef, ForeignKey, Reference},
    identifier::quoted,
    render::literal,
    statement::Statement,
    table::TableDef,
};

/// A question with one answer: the number of violations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// What must hold, in a sentence.
    pub description: String,
    /// One row with one BIGINT column `violations`; 0 is passed.
    pub statement: Statement,
}

impl Check {
    /// A check of `table` named `check_<name>`, whose violations are counted by `sql`.
    #[must_use]
    pub fn new(
        table: &'static str,
        name: &str,
        description: impl Into<String>,
        sql: impl Into<String>,
    ) -> Self {
        Self {
            description: description.into(),
            statement: Statement::new(table, format!("check_{name}"), sql),
        }
    }
}

/// The checks a table's definition asks for: unique keys, values where NOT NULL says so, references that exist,
/// and values an enum allows.
#[must_use]
pub fn checks(table: &TableDef) -> Vec<Check> {
    let mut checks = Vec::new();
    if !table.primary_key.is_empty() {
        checks.push(unique(table, table.primary_key));
    }
    checks.extend(
        table.columns.iter().filter(|column| column.unique).map(|column| unique(table, &[column.name])),
    );
    checks.extend(table.unique.iter().map(|key| unique(table, key)));
    checks.extend(not_null(table));
    checks.extend(table.columns.iter().filter_map(|column| reference(table, column)));
    checks.extend(table.foreign_keys.iter().map(|key| references(table, key)));
    checks.extend(table.columns.iter().filter_map(|column| allowed(table, column)));
    checks
}

fn unique(table: &TableDef, key: &[&str]) -> Check {
    let columns: Vec<_> = key.iter().map(|column| quoted(column)).collect();
    let columns = columns.join(", ");
    let nullable = key.iter().filter(|name| table.column(name).is_some_and(|column| column.nullable));
    let has_value: Vec<_> = nullable.map(|name| format!("{} IS NOT NULL", quoted(name))).collect();
    // Rows without a value are equal to none.
    let has_value = match &has_value[..] {
        [] => String::new(),
        conditions => format!("    WHERE {}\n", conditions.join("\n        AND ")),
    };
    let sql = format!(
        "SELECT COUNT(*) AS violations\nFROM (\n    SELECT {columns}\n    FROM {}\n{has_value}    GROUP BY \
         {columns}\n    HAVING COUNT(*) > 1\n) AS doubled",
        table.sql_name()
    );
    Check::new(
        table.name,
        &format!("unique_{}", key.join("_")),
        format!("{columns} is unique in {}", table.name),
        sql,
    )
}

fn not_null(table: &TableDef) -> Option<Check> {
    let required: Vec<_> = table.columns.iter().filter(|column| !column.nullable).collect();
    if required.is_empty() {
        return None;
    }
    let empty: Vec<_> = required.iter().map(|column| format!("{} IS NULL", quoted(column.name))).collect();
    let sql = format!(
        "SELECT COUNT(*) AS violations\nFROM {}\nWHERE {}",
        table.sql_name(),
        empty.join("\n    OR ")
    );
    Some(Check::new(
        table.name,
        "not_null",
        format!("every NOT NULL column of {} has a value", table.name),
        sql,
    ))
}

fn reference(table: &TableDef, column: &ColumnDef) -> Option<Check> {
    let Reference { schema, table: target, column: name } = column.references?;
    Some(refers(table, &[column.name], schema, target, &[name]))
}

fn references(table: &TableDef, key: &ForeignKey) -> Check {
    refers(table, key.columns, key.schema, key.table, key.targets)
}

/// A row refers to one that is there, unless a column that refers has no value.
fn refers(table: &TableDef, columns: &[&str], schema: Option<&str>, target: &str, targets: &[&str]) -> Check {
    let schema = schema.map_or_else(String::new, |schema| format!("{}.", quoted(schema)));
    let pairs = columns.iter().zip(targets);
    let on: Vec<_> =
        pairs.map(|(column, name)| format!("child.{} = parent.{}", quoted(column), quoted(name))).collect();
    let has_value: Vec<_> =
        columns.iter().map(|column| format!("child.{} IS NOT NULL", quoted(column))).collect();
    let first = targets.first().map_or_else(String::new, |name| quoted(name));
    let sql = format!(
        "SELECT COUNT(*) AS violations\nFROM {} AS child\nLEFT JOIN {schema}{} AS parent\n    ON {}\nWHERE {}\n    \
         AND parent.{first} IS NULL",
        table.sql_name(),
        quoted(target),
        on.join("\n    AND "),
        has_value.join("\n    AND ")
    );
    let description = format!("every {} of {} is in {target}", columns.join(", "), table.name);
    Check::new(table.name, &format!("references_{}", columns.join("_")), description, sql)
}

fn allowed(table: &TableDef, column: &ColumnDef) -> Option<Check> {
    if column.values.is_empty() {
        return None;
    }
    let values: Vec<_> = column.values.iter().map(|value| literal(value)).collect();
    let sql = format!(
        "SELECT COUNT(*) AS violations\nFROM {}\nWHERE {} NOT IN (\n    {}\n)",
        table.sql_name(),
        quoted(column.name),
        values.join(",\n    ")
    );
    let description =
        format!("{} of {} is one of its {} values", column.name, table.name, column.values.len());
    Some(Check::new(table.name, &format!("values_{}", column.name), description, sql))
}
