//! Questions a loaded table must answer with 0: Redshift declares keys and does not enforce them.
//!
//! Source: <https://docs.aws.amazon.com/redshift/latest/dg/t_Defining_constraints.html>.

mod query;

use crate::{column::ColumnDef, identifier::quoted, render::literal, statement::Statement, table::TableDef};

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
    checks.extend(not_null(table));
    checks.extend(table.columns.iter().filter_map(|column| references(table, column)));
    checks.extend(table.columns.iter().filter_map(|column| allowed(table, column)));
    checks
}

fn unique(table: &TableDef, key: &[&str]) -> Check {
    let columns: Vec<_> = key.iter().map(|column| quoted(column)).collect();
    let columns = columns.join(", ");
    let sql = format!(
        "SELECT COUNT(*) AS violations\nFROM (\n    SELECT {columns}\n    FROM {}\n    GROUP BY {columns}\n    \
         HAVING COUNT(*) > 1\n) AS doubled",
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

fn references(table: &TableDef, column: &ColumnDef) -> Option<Check> {
    let target = column.references?;
    let (from, name) = (quoted(target.table), quoted(target.column));
    let column_name = quoted(column.name);
    let sql = format!(
        "SELECT COUNT(*) AS violations\nFROM {} AS child\nLEFT JOIN {from} AS parent\n    ON child.{column_name} = \
         parent.{name}\nWHERE child.{column_name} IS NOT NULL\n    AND parent.{name} IS NULL",
        table.sql_name()
    );
    let description = format!("every {} of {} is in {}", column.name, table.name, target.table);
    Some(Check::new(table.name, &format!("references_{}", column.name), description, sql))
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
