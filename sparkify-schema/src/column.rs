//! A column as data.

use crate::{
    const_text::same,
    layout::{Encoding, Identity},
    types::Family,
};

/// One column of a table: what the struct's field says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ColumnDef {
    /// The column's name, lower case.
    pub name: &'static str,
    /// The Rust field's name.
    pub field: &'static str,
    /// The key it has in the source's JSON.
    pub source: &'static str,
    /// The type in DDL, e.g. `VARCHAR(18)`.
    pub sql: &'static str,
    /// The type's kind.
    pub family: Family,
    /// The type's Rust name, e.g. `SongId`.
    pub type_name: &'static str,
    /// Whether it takes NULL.
    pub nullable: bool,
    /// The most bytes a text or binary value may have.
    pub max_bytes: Option<u32>,
    /// The allowed values of an enum; empty for any value.
    pub values: &'static [&'static str],
    /// `ENCODE`.
    pub encoding: Option<Encoding>,
    /// `IDENTITY(seed, step)`.
    pub identity: Option<Identity>,
    /// `DEFAULT`.
    pub default: Option<DefaultValue>,
    /// `UNIQUE`; informational on Redshift, checked by ours.
    pub unique: bool,
    /// `REFERENCES`; informational on Redshift, checked by ours.
    pub references: Option<Reference>,
    /// The field's documentation.
    pub doc: &'static str,
}

/// A column's default.
#[derive(Debug, Clone, Copy, PartialEq)]
#[expect(missing_docs, reason = "each variant is its literal")]
pub enum DefaultValue {
    Text(&'static str),
    Integer(i64),
    Boolean(bool),
    /// A decimal or floating point literal as written.
    Number(&'static str),
    /// `SYSDATE`: the moment the transaction began.
    Sysdate,
}

/// The column another column refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reference {
    /// The table's database schema.
    pub schema: Option<&'static str>,
    /// The table's name.
    pub table: &'static str,
    /// The column's name.
    pub column: &'static str,
}

impl Reference {
    /// The column of a field among `fields`; the field's own name where there is none, which a rule reports.
    ///
    /// Without the target's `TableDef`, so that tables may refer to each other and to themselves.
    #[must_use]
    pub const fn to(
        schema: Option<&'static str>,
        table: &'static str,
        fields: &[(&'static str, &'static str)],
        field: &'static str,
    ) -> Self {
        let (mut column, mut i) = (field, 0);
        while i < fields.len() {
            let (candidate, name) = fields[i];
            if same(candidate, field) {
                column = name;
            }
            i += 1;
        }
        Self { schema, table, column }
    }
}
