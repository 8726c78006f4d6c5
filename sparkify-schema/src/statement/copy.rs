//! `COPY … FROM 's3://…' JSON`: S3 → staging table, with every option a typed value.

use super::Statement;
use crate::{
    identifier::quoted,
    query::QueryError,
    render::literal,
    s3::{IamRole, Region, S3Url},
    table::{Table, TableDef},
};

/// A COPY of JSON objects into a table.
///
/// Sources: <https://docs.aws.amazon.com/redshift/latest/dg/r_COPY.html>,
/// <https://docs.aws.amazon.com/redshift/latest/dg/copy-usage_notes-copy-from-json.html>.
#[derive(Debug, Clone, PartialEq)]
pub struct Copy {
    /// The table loaded.
    pub table: TableDef,
    /// The prefix of the objects read, or with [`CopyOptions::manifest`] the manifest.
    pub from: S3Url,
    /// The role they are read as.
    pub iam_role: IamRole,
    /// The bucket's region, where it is not the cluster's.
    pub region: Option<Region>,
    /// How the keys of an object find their columns.
    pub json: Json,
    /// Everything else.
    pub options: CopyOptions,
}

/// How the keys of a JSON object find their columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Json {
    /// By the column's name, letter by letter: `'auto'`.
    Auto,
    /// By the column's name in any case: `'auto ignorecase'`.
    AutoIgnoreCase,
    /// By the jsonpaths document at this URL, see [`json_paths`]: the n-th path feeds the n-th column.
    Paths(S3Url),
}

/// The options of a COPY; none of them is set by default.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-conversion.html>.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "COPY has that many switches")]
pub struct CopyOptions {
    /// `MANIFEST`: the source lists the objects.
    pub manifest: bool,
    /// How the objects are compressed; their names are not looked at.
    pub compression: Option<Compression>,
    /// `TIMEFORMAT`: one form for all TIMESTAMP columns.
    pub time_format: Option<TimeFormat>,
    /// `DATEFORMAT 'auto'`.
    pub date_format_auto: bool,
    /// `ACCEPTINVCHARS`: this character takes the place of invalid UTF-8.
    pub accept_invalid_characters: Option<char>,
    /// `BLANKSASNULL`: text of blanks only becomes NULL.
    pub blanks_as_null: bool,
    /// `EMPTYASNULL`: empty text becomes NULL.
    pub empty_as_null: bool,
    /// `TRIMBLANKS`: trailing blanks of text are dropped.
    pub trim_blanks: bool,
    /// `TRUNCATECOLUMNS`: text is cut to its column's size instead of being refused.
    pub truncate_columns: bool,
    /// `ROUNDEC`: numbers are rounded to their column's scale instead of being cut.
    pub round_decimals: bool,
    /// `MAXERROR`: COPY fails when this many rows could not be loaded, 0 to 100000; 0 and 1 both stop at the first.
    pub max_error: u32,
    /// `NOLOAD`: only checks.
    pub no_load: bool,
    /// `COMPUPDATE OFF`: no analysis of compression.
    pub no_compression_analysis: bool,
    /// `STATUPDATE OFF`: no statistics.
    pub no_statistics: bool,
}

/// How objects are compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are Redshift's own")]
pub enum Compression {
    Gzip,
    Bzip2,
    Lzop,
    Zstd,
}

/// The form of the timestamps in the data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TimeFormat {
    /// ISO 8601 and its kin; not epochs.
    Auto,
    /// Seconds since 1970, in every TIMESTAMP column.
    EpochSeconds,
    /// Milliseconds since 1970, in every TIMESTAMP column.
    EpochMilliseconds,
    /// A pattern such as `YYYY-MM-DD HH:MI:SS`.
    Pattern(String),
}

impl Copy {
    /// A COPY into `T` as the cluster's default role, without options.
    #[must_use]
    pub fn json<T: Table>(from: S3Url, json: Json) -> Self {
        Self {
            table: T::DEF,
            from,
            iam_role: IamRole::Default,
            region: None,
            json,
            options: CopyOptions::default(),
        }
    }

    /// The statement `<table>/copy`.
    ///
    /// # Errors
    /// If keys are matched by name and a column's source key is another, or the table has identity columns only.
    pub fn statement(&self) -> Result<Statement, QueryError> {
        self.judge()
            .map_err(|mistake| QueryError { statement: format!("{}/copy", self.table.name), mistake })?;
        let mut clauses = vec![
            format!("COPY {} (\n    {}\n)", self.table.sql_name(), self.columns().join(",\n    ")),
            format!("FROM {}", literal(self.from.as_str())),
            match &self.iam_role {
                IamRole::Default => "IAM_ROLE DEFAULT".to_owned(),
                IamRole::Arn(arn) => format!("IAM_ROLE {}", literal(arn.as_str())),
            },
            match &self.json {
                Json::Auto => "FORMAT AS JSON 'auto'".to_owned(),
                Json::AutoIgnoreCase => "FORMAT AS JSON 'auto ignorecase'".to_owned(),
                Json::Paths(url) => format!("FORMAT AS JSON {}", literal(url.as_str())),
            },
        ];
        clauses.extend(self.region.iter().map(|region| format!("REGION AS {}", literal(region.as_str()))));
        clauses.extend(self.options.clauses());
        Ok(Statement::new(self.table.name, "copy", clauses.join("\n")))
    }

    fn columns(&self) -> Vec<String> {
        let loaded = self.table.columns.iter().filter(|column| column.identity.is_none());
        loaded.map(|column| quoted(column.name)).collect()
    }

    fn judge(&self) -> Result<(), String> {
        let unmatched = self.table.columns.iter().filter(|column| column.identity.is_none()).find(|column| {
            match self.json {
                Json::Auto => column.source != column.name,
                Json::AutoIgnoreCase => !column.source.eq_ignore_ascii_case(column.name),
                Json::Paths(_) => false,
            }
        });
        match unmatched {
            Some(column) => Err(format!(
                "column `{}` is fed by the key `{}`, which JSON 'auto' never matches; use a jsonpaths document",
                column.name, column.source
            )),
            None if self.columns().is_empty() => Err("the table has no column to load".to_owned()),
            None => Ok(()),
        }
    }
}

impl CopyOptions {
    fn clauses(&self) -> Vec<String> {
        let mut clauses = Vec::new();
        let mut switch = |on: bool, clause: &str| {
            if on {
                clauses.push(clause.to_owned());
            }
        };
        switch(self.manifest, "MANIFEST");
        switch(self.compression == Some(Compression::Gzip), "GZIP");
        switch(self.compression == Some(Compression::Bzip2), "BZIP2");
        switch(self.compression == Some(Compression::Lzop), "LZOP");
        switch(self.compression == Some(Compression::Zstd), "ZSTD");
        switch(self.date_format_auto, "DATEFORMAT AS 'auto'");
        switch(self.blanks_as_null, "BLANKSASNULL");
        switch(self.empty_as_null, "EMPTYASNULL");
        switch(self.trim_blanks, "TRIMBLANKS");
        switch(self.truncate_columns, "TRUNCATECOLUMNS");
        switch(self.round_decimals, "ROUNDEC");
        switch(self.no_load, "NOLOAD");
        switch(self.no_compression_analysis, "COMPUPDATE OFF");
        switch(self.no_statistics, "STATUPDATE OFF");
        if let Some(format) = &self.time_format {
            let format = match format {
                TimeFormat::Auto => "auto",
                TimeFormat::EpochSeconds => "epochsecs",
                TimeFormat::EpochMilliseconds => "epochmillisecs",
                TimeFormat::Pattern(pattern) => pattern,
            };
            clauses.push(format!("TIMEFORMAT AS {}", literal(format)));
        }
        if let Some(character) = self.accept_invalid_characters {
            clauses.push(format!("ACCEPTINVCHARS AS {}", literal(&character.to_string())));
        }
        if self.max_error > 0 {
            clauses.push(format!("MAXERROR AS {}", self.max_error.min(100_000)));
        }
        clauses
    }
}

/// The jsonpaths document of a table: one path for each column that is loaded, in the table's order.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/copy-usage_notes-copy-from-json.html>.
#[must_use]
pub fn json_paths(table: &TableDef) -> String {
    let loaded = table.columns.iter().filter(|column| column.identity.is_none());
    let paths: Vec<_> = loaded.map(|column| format!("        {}", path(column.source))).collect();
    format!("{{\n    \"jsonpaths\": [\n{}\n    ]\n}}\n", paths.join(",\n"))
}

/// `"$['key']"`, as a JSON string.
fn path(key: &str) -> String {
    let mut text = String::from("\"$['");
    for character in key.chars() {
        match character {
            '"' | '\\' => text.extend(['\\', character]),
            control if control < ' ' => text.extend(format!("\\u{:04x}", u32::from(control)).chars()),
            plain => text.push(plain),
        }
    }
    text.push_str("']\"");
    text
}
