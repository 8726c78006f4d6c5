//! The same structs with serde's derives, the yardstick; the names of column types stand for the cheapest of types.

use super::{Library, fields};
use crate::schema::Table;

pub(super) const LIBRARY: Library = Library {
    name: "serde",
    dependencies: "serde = { version = \"=1.0.229\", features = [\"derive\"] }\n",
    root,
    module,
};

fn root(_: &[Table]) -> String {
    let names = ["Date", "Super", "Timestamp", "TimestampTz"];
    let sized = [
        "Char<const N: u32>",
        "Varbyte<const N: u32>",
        "Varchar<const N: u32>",
        "Decimal<const P: u8, const S: u8>",
    ];
    let types = names.iter().chain(&sized).map(|name| format!("/// A text.\npub type {name} = String;\n"));
    types.collect::<Vec<_>>().concat()
}

fn module(table: &Table) -> String {
    let fields = fields(table, |_| None, |column| column.ours);
    format!(
        "#[allow(unused_imports)]
use crate::{{Char, Date, Decimal, Super, Timestamp, TimestampTz, Varbyte, Varchar}};
use serde::{{Deserialize, Serialize}};

/// A record.
#[derive(Serialize, Deserialize)]
pub struct {} {{
{fields}}}
",
        table.rust_name()
    )
}
