//! External tables: rows that lie in S3, described to Redshift and read where they are.
//!
//! Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_EXTERNAL_TABLE.html>.

use crate::{
    column::ColumnDef,
    query::{Mode, Relation},
    table::Table,
};

/// A struct that is an external table; implemented by `#[derive(ExternalTable)]`. Queries read it; nothing writes it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an external table",
    label = "no external table is described by this type",
    note = "add `#[derive(ExternalTable)]` to `{Self}`"
)]
pub trait ExternalTable: 'static {
    /// Everything its struct says.
    const DEF: ExternalDef;
    /// The columns in a query, those of the partitions too.
    type Columns<M: Mode>;
    /// A value for each column of the partitions.
    type Partition: PartitionValues;
    /// The columns of the table under `alias`.
    fn columns<M: Mode>(alias: &'static str) -> Self::Columns<M>;
    /// Reads every field, for the derive is all that does and a field that is not read is a warning.
    #[doc(hidden)]
    fn fields_are_read(&self) {}
}

/// One external table: what its struct says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ExternalDef {
    /// The external schema, which every external table is in.
    pub schema: &'static str,
    /// The table's name, lower case.
    pub name: &'static str,
    /// The Rust struct's name.
    pub rust_name: &'static str,
    /// The columns of the files, in order.
    pub columns: &'static [ColumnDef],
    /// The columns of the partitions, which are in no file: `PARTITIONED BY`.
    pub partitions: &'static [ColumnDef],
    /// The form of the files.
    pub stored_as: StoredAs,
    /// The struct's documentation.
    pub doc: &'static str,
}

/// The form of an external table's files: `ROW FORMAT` and `STORED AS`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StoredAs {
    /// `STORED AS PARQUET`.
    Parquet,
    /// `STORED AS ORC`.
    Orc,
    /// `STORED AS AVRO`.
    Avro,
    /// `STORED AS RCFILE`.
    Rcfile,
    /// `STORED AS SEQUENCEFILE`.
    Sequencefile,
    /// Lines of text, their fields between delimiters.
    Text {
        /// What stands between two fields.
        delimiter: char,
    },
    /// One JSON object after another.
    Json,
    /// Fields that may stand in quotes.
    Csv,
}

/// The values of one partition, written by `#[derive(ExternalTable)]`.
pub trait PartitionValues {
    /// The values, in the order of the partition columns.
    fn values(self) -> Vec<String>;
}

/// The partition of a table that has none: there is no such value.
#[derive(Debug)]
pub enum NoPartition {}

impl PartitionValues for NoPartition {
    fn values(self) -> Vec<String> {
        match self {}
    }
}

impl ExternalDef {
    /// The name as it stands in SQL, with its schema.
    #[must_use]
    pub fn sql_name(&self) -> String {
        format!("{}.{}", crate::identifier::quoted(self.schema), crate::identifier::quoted(self.name))
    }
}

/// What has rows of its own and columns with names: a table, or an external table.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a table",
    label = "no table is described by this type",
    note = "add `#[derive(Table)]` to `{Self}`, or `#[derive(ExternalTable)]` if its rows lie in S3"
)]
pub trait Readable: 'static {
    /// The columns in a query, as declared or made nullable by an outer join.
    type Columns<M: Mode>;
    /// Every column, in the order of the struct's fields.
    #[doc(hidden)]
    const FIELDS: &'static [ColumnDef];
    /// The columns under `alias`.
    #[doc(hidden)]
    fn read<M: Mode>(alias: &'static str) -> Self::Columns<M>;
    /// What stands in FROM.
    #[doc(hidden)]
    fn relation() -> Relation;
}

impl<T: Table> Readable for T {
    type Columns<M: Mode> = T::Columns<M>;
    const FIELDS: &'static [ColumnDef] = T::DEF.columns;

    fn read<M: Mode>(alias: &'static str) -> Self::Columns<M> {
        T::columns(alias)
    }

    fn relation() -> Relation {
        Relation::of_table(T::DEF)
    }
}
