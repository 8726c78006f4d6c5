//! `CREATE EXTERNAL TABLE` and its `DROP TABLE`.

use crate::{
    column::ColumnDef,
    external::{ExternalDef, ExternalTable, StoredAs},
    identifier::quoted,
    render::literal,
    s3::S3Url,
    statement::{MayRun, Statement},
};

/// An external table over the files below a place in S3.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_EXTERNAL_TABLE.html>.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateExternalTable {
    /// The table.
    pub table: ExternalDef,
    /// `LOCATION`: the folder of the files, or their manifest.
    pub location: S3Url,
    /// `TABLE PROPERTIES ('numRows'='…')`: about how many rows there are, which the planner otherwise guesses.
    pub row_count: Option<u64>,
}

impl CreateExternalTable {
    /// `T` over the files at `location`.
    #[must_use]
    pub fn new<T: ExternalTable>(location: S3Url) -> Self {
        Self { table: T::DEF, location, row_count: None }
    }

    /// The statement `<table>/create_external_table`.
    #[must_use]
    pub fn statement(&self) -> Statement {
        let mut clauses = vec![format!(
            "CREATE EXTERNAL TABLE {} (\n    {}\n)",
            self.table.sql_name(),
            columns(self.table.columns).join(",\n    ")
        )];
        if !self.table.partitions.is_empty() {
            clauses.push(format!("PARTITIONED BY ({})", columns(self.table.partitions).join(", ")));
        }
        clauses.extend(form(self.table.stored_as));
        clauses.push(format!("LOCATION {}", literal(self.location.as_str())));
        clauses.extend(self.row_count.map(|rows| format!("TABLE PROPERTIES ('numRows'='{rows}')")));
        self.named("create_external_table", clauses.join("\n"))
    }

    /// The statement `<table>/drop_external_table`: the files stay.
    #[must_use]
    pub fn drop_statement(&self) -> Statement {
        self.named("drop_external_table", format!("DROP TABLE IF EXISTS {}", self.table.sql_name()))
    }

    fn named(&self, name: &str, sql: String) -> Statement {
        Statement::new(self.table.name, name, sql).that_may_run(MayRun::OnlyOutside)
    }
}

fn columns(columns: &[ColumnDef]) -> Vec<String> {
    columns.iter().map(|column| format!("{} {}", quoted(column.name), column.sql)).collect()
}

fn form(stored_as: StoredAs) -> Vec<String> {
    let serde = |name: &str| vec![format!("ROW FORMAT SERDE '{name}'"), "STORED AS TEXTFILE".to_owned()];
    let stored = |format: &str| vec![format!("STORED AS {format}")];
    match stored_as {
        StoredAs::Parquet => stored("PARQUET"),
        StoredAs::Orc => stored("ORC"),
        StoredAs::Avro => stored("AVRO"),
        StoredAs::Rcfile => stored("RCFILE"),
        StoredAs::Sequencefile => stored("SEQUENCEFILE"),
        StoredAs::Text { delimiter } => vec![
            format!("ROW FORMAT DELIMITED FIELDS TERMINATED BY '{}'", octal(delimiter)),
            "STORED AS TEXTFILE".to_owned(),
        ],
        StoredAs::Json => serde("org.openx.data.jsonserde.JsonSerDe"),
        StoredAs::Csv => serde("org.apache.hadoop.hive.serde2.OpenCSVSerde"),
    }
}

/// A delimiter as Redshift reads it: what does not print, and what would end the literal, as an octal number.
fn octal(delimiter: char) -> String {
    if delimiter.is_ascii_graphic() && !matches!(delimiter, '\'' | '\\') {
        delimiter.to_string()
    } else {
        format!("\\{:03o}", u32::from(delimiter))
    }
}
