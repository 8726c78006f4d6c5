//! A table as data, and the trait that ties a struct to it.

use crate::{
    column::{ColumnDef, ForeignKey},
    const_text::same,
    layout::{DistStyle, SortKey},
    lint::Allow,
    query::{Mode, Values},
    statement::{self, JsonKeys},
};

/// A struct that is a table; implemented by `#[derive(Table)]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a table",
    label = "no table is described by this type",
    note = "add `#[derive(Table)]` to `{Self}`; an external table is read by queries and written by nothing"
)]
pub trait Table: Sized + 'static {
    /// The database schema; none for the search path's first.
    const SCHEMA: Option<&'static str> = None;
    /// The table's name, lower case, without its schema.
    const NAME: &'static str;
    /// The fields whose column has another name, and that name; beside `DEF`, so that tables may refer to each other.
    const RENAMED: &'static [(&'static str, &'static str)] = &[];
    /// Everything its struct says.
    const DEF: TableDef;
    /// Whether the derive has seen that the table's names, its schema's and its columns' may stand bare in SQL.
    #[doc(hidden)]
    const NAMES_ARE_BARE: bool = false;
    /// `CREATE TABLE IF NOT EXISTS …`.
    const CREATE: &'static str = statement::create::<Self>();
    /// `DROP TABLE IF EXISTS …`.
    const DROP: &'static str = statement::drop::<Self>();
    /// The columns in a query, as declared or made nullable by an outer join.
    type Columns<M: Mode>;
    /// One expression for each column that may be inserted.
    type Values: Values<Table = Self>;
    /// The columns of the table under `alias`.
    fn columns<M: Mode>(alias: &'static str) -> Self::Columns<M>;
    /// The values a row has already: the rest of the struct in an [`Update`](crate::Update) or a
    /// [`Merge`](crate::Merge), written `..Book::kept()`.
    #[must_use]
    fn kept() -> Self::Values {
        Self::Values::kept()
    }
    /// Reads every field, for the derive is all that does and a field that is not read is a warning.
    #[doc(hidden)]
    fn fields_are_read(&self) {}
}

/// What a table is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Raw rows as loaded.
    Staging,
    /// Events at one grain.
    Fact,
    /// Things that events refer to.
    Dimension,
}

/// One table: what its struct says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TableDef {
    /// The database schema; none for the search path's first.
    pub schema: Option<&'static str>,
    /// The table's name, lower case.
    pub name: &'static str,
    /// The Rust struct's name.
    pub rust_name: &'static str,
    /// What it is for.
    pub kind: Kind,
    /// Its columns, in order.
    pub columns: &'static [ColumnDef],
    /// `PRIMARY KEY`; informational on Redshift, checked by ours.
    pub primary_key: &'static [&'static str],
    /// `UNIQUE` of several columns, beside those that are unique alone; informational on Redshift, checked by ours.
    pub unique: &'static [&'static [&'static str]],
    /// `FOREIGN KEY` of several columns, beside those that refer alone; informational on Redshift, checked by ours.
    pub foreign_keys: &'static [ForeignKey],
    /// `DISTSTYLE` and `DISTKEY`.
    pub dist_style: DistStyle,
    /// `SORTKEY`.
    pub sort_key: SortKey,
    /// `ENCODE AUTO`, said; Redshift also chooses where no column has an encoding and this is false.
    pub encode_auto: bool,
    /// `BACKUP NO` where false.
    pub backup: bool,
    /// How its JSON is read; none if nothing is said.
    pub json: Option<JsonKeys>,
    /// The lints allowed of it, and why.
    pub allows: &'static [Allow],
    /// The struct's documentation; its first line is the grain of a fact.
    pub doc: &'static str,
}

impl TableDef {
    /// The column of that name.
    #[must_use]
    pub const fn column(&self, name: &str) -> Option<&ColumnDef> {
        let mut i = 0;
        while i < self.columns.len() {
            if same(self.columns[i].name, name) {
                return Some(&self.columns[i]);
            }
            i += 1;
        }
        None
    }

    /// The column of the Rust field of that name.
    #[must_use]
    pub const fn field(&self, field: &str) -> Option<&ColumnDef> {
        let mut i = 0;
        while i < self.columns.len() {
            if same(self.columns[i].field, field) {
                return Some(&self.columns[i]);
            }
            i += 1;
        }
        None
    }

    /// Whether exactly these columns, in any order, are declared to tell the rows apart.
    #[must_use]
    pub const fn is_key(&self, columns: &[&str]) -> bool {
        if same_set(self.primary_key, columns) {
            return true;
        }
        let mut i = 0;
        while i < self.unique.len() {
            if same_set(self.unique[i], columns) {
                return true;
            }
            i += 1;
        }
        match (columns.len(), columns.first()) {
            (1, Some(only)) => match self.column(only) {
                Some(column) => column.unique,
                None => false,
            },
            _ => false,
        }
    }

    /// The name as it stands in SQL, with its schema.
    #[must_use]
    pub fn sql_name(&self) -> String {
        let name = crate::identifier::quoted(self.name);
        match self.schema {
            Some(schema) => format!("{}.{name}", crate::identifier::quoted(schema)),
            None => name,
        }
    }
}

/// Whether two lists without doubles have the same names.
const fn same_set(a: &[&str], b: &[&str]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        let (mut found, mut j) = (false, 0);
        while j < b.len() {
            found = found || same(a[i], b[j]);
            j += 1;
        }
        if !found {
            return false;
        }
        i += 1;
    }
    true
}
