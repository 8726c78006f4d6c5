//! `COPY … FROM 's3://…'`: S3 → staging table, each format with the options it takes.

mod characters;
mod columnar;
mod columns;
mod csv;
mod delimited;
pub(crate) mod fixed_width;
mod json;
mod load;
mod moments;
mod options;

pub use characters::{DataEncoding, FileEncoding, Utf8};
pub use columnar::{ColumnarOptions, Orc, Parquet};
pub use csv::Csv;
pub(crate) use csv::marks;
pub use delimited::Delimited;
pub use fixed_width::FixedWidth;
pub use json::{Avro, Json, JsonKeys, NoShred, json_paths};
pub use load::{CompressionAnalysis, RowErrors};
pub use moments::{DateForm, DateFormat, TimeFormat};
pub use options::{Compression, CopyOptions};

use super::Statement;
use crate::{
    column::ColumnDef,
    identifier::quoted,
    query::QueryError,
    render::literal,
    s3::{IamRole, Region, S3Url},
    table::{Table, TableDef},
};

/// A COPY of objects into a table.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_COPY.html>.
#[derive(Debug, Clone, PartialEq)]
pub struct Copy<F: CopyFormat = Json> {
    /// The table loaded.
    pub table: TableDef,
    /// The columns that are not in the data, see [`Copy::without`].
    pub left_out: Vec<String>,
    /// The prefix of the objects read, or with the option `manifest` the manifest.
    pub from: S3Url,
    /// The role they are read as.
    pub iam_role: IamRole,
    /// The bucket's region, where it is not the cluster's.
    pub region: Option<Region>,
    /// What the objects look like.
    pub format: F,
    /// `ENCODING`: the characters of the data, which COPY turns into UTF-8.
    pub encoding: F::Encoding,
    /// Everything else.
    pub options: F::Options,
}

/// What objects look like: [`Json`], [`NoShred`], [`Csv`], [`Delimited`], [`FixedWidth`], [`Avro`], [`Parquet`] or [`Orc`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a format COPY reads",
    label = "expected `Json`, `NoShred`, `Csv`, `Delimited`, `FixedWidth`, `Avro`, `Parquet` or `Orc`"
)]
pub trait CopyFormat {
    /// The options that go with it.
    type Options: FormatOptions;
    /// The encodings its characters may be in.
    type Encoding: DataEncoding;
    /// Whether the bucket may be in another region than the cluster.
    #[doc(hidden)]
    const OTHER_REGIONS: bool = true;
    /// `FORMAT AS …`, and what belongs to it.
    #[doc(hidden)]
    fn clauses(&self) -> Vec<String>;
    /// What does not go with the columns that are loaded.
    #[doc(hidden)]
    fn judge(&self, columns: &[&ColumnDef]) -> Result<(), String>;
    /// How JSON is read, if it is.
    #[doc(hidden)]
    fn json_keys(&self) -> Option<JsonKeys> {
        None
    }
}

/// What the formats want to know of their options.
#[doc(hidden)]
pub trait FormatOptions: Default {
    /// The clauses, with the TIMEFORMAT that the columns say.
    fn clauses(&self, time_format: Option<&str>) -> Vec<String>;
    /// Whether the data has the numbers of an identity column.
    fn explicit_ids(&self) -> bool;
    /// Whether timestamps are texts and numbers, whose form TIMEFORMAT says.
    const TIME_FORMAT: bool = true;
    /// The TIMEFORMAT said here.
    fn time_format(&self) -> Option<&str>;
    /// What is out of its range.
    fn judge(&self) -> Result<(), String> {
        Ok(())
    }
}

impl Copy<Json> {
    /// A COPY of JSON objects into `T`, see [`Copy::new`].
    #[must_use]
    pub fn json<T: Table>(from: S3Url, json: Json) -> Self {
        Self::new::<T>(from, json)
    }
}

impl<F: CopyFormat> Copy<F> {
    /// A COPY into `T` as the cluster's default role, without options.
    #[must_use]
    pub fn new<T: Table>(from: S3Url, format: F) -> Self {
        Self {
            table: T::DEF,
            left_out: Vec::new(),
            from,
            iam_role: IamRole::Default,
            region: None,
            format,
            encoding: F::Encoding::default(),
            options: F::Options::default(),
        }
    }

    /// The statement `<table>/copy`.
    ///
    /// # Errors
    /// If keys are matched by name and a column's source key is another, no column is loaded, one is left out that needs
    /// a value, identity numbers are in the data of a table without an identity column, the format can't be read as it
    /// is said, a number is out of its range, or this COPY reads keys or timestamps otherwise than the table says.
    pub fn statement(&self) -> Result<Statement, QueryError> {
        self.judge().map_err(|mistake| QueryError::new(format!("{}/copy", self.table.name), mistake))?;
        let mut clauses = vec![
            format!("COPY {} (\n    {}\n)", self.table.sql_name(), names(&self.columns()).join(",\n    ")),
            format!("FROM {}", literal(self.from.as_str())),
            self.iam_role.clause(),
        ];
        clauses.extend(self.format.clauses());
        clauses.extend(self.encoding.clause());
        clauses.extend(self.region.iter().map(|region| format!("REGION AS {}", literal(region.as_str()))));
        clauses.extend(self.options.clauses(self.time_format()));
        Statement::checked(self.table.name, "copy", clauses.join("\n"))
    }

    fn judge(&self) -> Result<(), String> {
        self.judge_columns()?;
        self.judge_json_keys()?;
        self.judge_moments()?;
        self.format.judge(&self.columns())?;
        self.options.judge()?;
        match &self.region {
            Some(region) if !F::OTHER_REGIONS => Err(format!(
                "Redshift reads columns from buckets of its own region only, not from `{region}`; leave out the region"
            )),
            _ => Ok(()),
        }
    }

    fn judge_json_keys(&self) -> Result<(), String> {
        match (self.table.json, self.format.json_keys()) {
            (Some(said), Some(read)) if said != read => Err(format!(
                "`{}` says `json = {}`, but this COPY reads it as `{}` does; say the same in both",
                self.table.rust_name,
                said.word(),
                read.word()
            )),
            _ => Ok(()),
        }
    }
}

fn names(columns: &[&ColumnDef]) -> Vec<String> {
    columns.iter().map(|column| quoted(column.name)).collect()
}
