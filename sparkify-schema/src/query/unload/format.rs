//! What unloaded files look like: each format with the options it takes, so that no two exclude each other.

use crate::{
    render::literal,
    statement::{fixed_width, marks},
};

/// What the files look like.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants' docs say it")]
pub enum UnloadFormat {
    /// `PARQUET`, compressed by itself.
    Parquet { row_groups: RowGroups },
    /// `CSV`, with the columns' names in the first line where `header` says so.
    Csv {
        header: bool,
        delimiter: Option<char>,
        null_as: Option<String>,
        compression: Option<UnloadCompression>,
    },
    /// `JSON`: an object for each line.
    Json { compression: Option<UnloadCompression> },
    /// Text with a delimiter between its fields: `ADDQUOTES` puts quotes around each, `ESCAPE` a backslash before what
    /// would end one.
    Delimited {
        delimiter: char,
        header: bool,
        add_quotes: bool,
        escape: bool,
        null_as: Option<String>,
        compression: Option<UnloadCompression>,
    },
    /// `FIXEDWIDTH`: a width for each column of the files.
    FixedWidth { widths: Vec<u32>, null_as: Option<String>, compression: Option<UnloadCompression> },
}

/// How large the row groups of Parquet files are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum RowGroups {
    /// As Redshift likes: 32 MB.
    #[default]
    Auto,
    /// `ROWGROUPSIZE` in megabytes, 32 to 128.
    Megabytes(u8),
}

/// How files of text are compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are Redshift's own")]
pub enum UnloadCompression {
    Gzip,
    Bzip2,
    Zstd,
}

/// What becomes of files that are there already.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Existing {
    /// UNLOAD fails if it would overwrite one.
    #[default]
    Refused,
    /// `ALLOWOVERWRITE`: those of the same name are overwritten.
    Overwritten,
    /// `CLEANPATH`: everything under the prefix goes first.
    Removed,
}

impl UnloadFormat {
    pub(super) fn clauses(&self) -> Vec<String> {
        match self {
            Self::Parquet { row_groups } => {
                let size = match row_groups {
                    RowGroups::Auto => None,
                    RowGroups::Megabytes(size) => Some(format!("ROWGROUPSIZE AS {size} MB")),
                };
                ["FORMAT AS PARQUET".to_owned()].into_iter().chain(size).collect()
            }
            Self::Csv { header, delimiter, null_as, compression } => {
                let mut clauses = vec!["FORMAT AS CSV".to_owned()];
                clauses.extend(delimiter.map(|it| format!("DELIMITER AS {}", literal(&it.to_string()))));
                clauses.extend(header.then(|| "HEADER".to_owned()));
                clauses.extend(null_as.iter().map(|text| format!("NULL AS {}", literal(text))));
                clauses.extend(compression.map(UnloadCompression::sql));
                clauses
            }
            Self::Delimited { delimiter, header, add_quotes, escape, null_as, compression } => {
                let mut clauses = vec![format!("DELIMITER AS {}", literal(&delimiter.to_string()))];
                clauses.extend(header.then(|| "HEADER".to_owned()));
                clauses.extend(add_quotes.then(|| "ADDQUOTES".to_owned()));
                clauses.extend(escape.then(|| "ESCAPE".to_owned()));
                clauses.extend(null_as.iter().map(|text| format!("NULL AS {}", literal(text))));
                clauses.extend(compression.map(UnloadCompression::sql));
                clauses
            }
            Self::FixedWidth { widths, null_as, compression } => {
                let widths = fixed_width::widths(widths);
                let mut clauses = vec![format!("FIXEDWIDTH AS {}", literal(&widths))];
                clauses.extend(null_as.iter().map(|text| format!("NULL AS {}", literal(text))));
                clauses.extend(compression.map(UnloadCompression::sql));
                clauses
            }
            Self::Json { compression } => ["FORMAT AS JSON".to_owned()]
                .into_iter()
                .chain(compression.map(UnloadCompression::sql))
                .collect(),
        }
    }
}

impl UnloadFormat {
    /// What can't be written as it is said, of files with that many columns.
    pub(super) fn judge(&self, columns: usize) -> Result<(), String> {
        match self {
            Self::Parquet { row_groups: RowGroups::Megabytes(size @ (..32 | 129..)) } => {
                Err(format!("a row group has 32 to 128 megabytes, not {size}"))
            }
            Self::Parquet { .. } | Self::Json { .. } => Ok(()),
            Self::Csv { delimiter, .. } => marks([*delimiter]),
            Self::Delimited { delimiter, .. } => marks([Some(*delimiter)]),
            Self::FixedWidth { widths, .. } => fixed_width::one_for_each(widths, columns),
        }
    }
}

impl UnloadCompression {
    fn sql(self) -> String {
        match self {
            Self::Gzip => "GZIP",
            Self::Bzip2 => "BZIP2",
            Self::Zstd => "ZSTD",
        }
        .to_owned()
    }
}
