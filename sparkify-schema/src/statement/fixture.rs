//! A table for the unit tests of the statements.

use crate::{
    column::{ColumnDef, DefaultValue},
    layout::{DistStyle, Encoding, SortKey},
    table::{Kind, TableDef},
    types::Family,
};

/// A column that says nothing but its type.
pub(crate) const fn column(name: &'static str, sql: &'static str, family: Family) -> ColumnDef {
    ColumnDef {
        name,
        field: name,
        source: name,
        time_format: None,
        sql,
        family,
        type_name: sql,
        nullable: true,
        max_bytes: None,
        values: &[],
        mistake: None,
        encoding: None,
        collation: None,
        identity: None,
        default: None,
        unique: false,
        references: None,
        doc: "",
    }
}

/// Books.
pub(crate) const BOOKS: TableDef = TableDef {
    schema: Some("lending"),
    name: "books",
    rust_name: "Book",
    kind: Kind::Dimension,
    columns: &[
        ColumnDef { nullable: false, ..column("book_id", "INTEGER", Family::Integer) },
        ColumnDef { doc: "It's on the cover.", ..column("title", "VARCHAR(300)", Family::Varchar) },
        ColumnDef { encoding: Some(Encoding::Text255), ..column("subject", "VARCHAR(40)", Family::Varchar) },
        ColumnDef {
            encoding: Some(Encoding::Az64),
            default: Some(DefaultValue::Integer(14)),
            nullable: false,
            ..column("days", "SMALLINT", Family::SmallInt)
        },
        ColumnDef { nullable: false, ..column("shelf", "INTEGER", Family::Integer) },
    ],
    primary_key: &["book_id"],
    unique: &[],
    foreign_keys: &[],
    dist_style: DistStyle::Key("book_id"),
    sort_key: SortKey::Compound(&["book_id", "shelf"]),
    encode_auto: false,
    backup: true,
    json: None,
    allows: &[],
    doc: "One row per book.",
};
