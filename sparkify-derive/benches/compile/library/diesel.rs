//! The tables in diesel: `table!` as its command line prints it, and a struct to read and write a row.

use super::{Library, fields};
use crate::schema::Table;

pub(super) const LIBRARY: Library = Library {
    name: "diesel",
    dependencies: "bigdecimal = \"=0.4.11\"
chrono = { version = \"=0.4.45\", default-features = false }
diesel = { version = \"=2.3.14\", features = [\"chrono\", \"numeric\", \"postgres_backend\", \"serde_json\"] }
serde_json = \"=1.0.154\"
",
    root,
    module,
};

fn root(_: &[Table]) -> String {
    "/// A decimal.
pub type Decimal = bigdecimal::BigDecimal;
/// A day.
pub type Date = chrono::NaiveDate;
/// A moment.
pub type DateTime = chrono::NaiveDateTime;
/// A moment of the world.
pub type DateTimeUtc = chrono::DateTime<chrono::Utc>;
/// A document.
pub type Json = serde_json::Value;
"
    .to_owned()
}

fn module(table: &Table) -> String {
    let (rust_name, sql_name) = (table.rust_name(), table.sql_name());
    let columns = table.columns.iter().map(|column| {
        let (name, ty) = (&column.name, column.diesel);
        let ty = if column.nullable { format!("Nullable<{ty}>") } else { ty.to_owned() };
        format!("        /// The {name} of a record.\n        {name} -> {ty},\n")
    });
    let columns = columns.collect::<Vec<_>>().concat();
    let fields = fields(table, |_| None, |column| column.rust);
    format!(
        "#[allow(unused_imports)]
use crate::{{Date, DateTime, DateTimeUtc, Decimal, Json}};
use diesel::prelude::*;

diesel::table! {{
    /// A record.
    {sql_name} (id) {{
{columns}    }}
}}

/// A record.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = {sql_name}, check_for_backend(diesel::pg::Pg))]
pub struct {rust_name} {{
{fields}}}
"
    )
}
