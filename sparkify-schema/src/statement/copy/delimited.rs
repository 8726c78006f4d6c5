//! Text with a delimiter between its fields, and no quotes around them.

use super::{CopyFormat, CopyOptions, FileEncoding, csv::marks};
use crate::{column::ColumnDef, render::literal};

/// Fields with a delimiter between them, in the order of the table's columns: what COPY reads without a FORMAT.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-format.html>.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "COPY has that many switches")]
pub struct Delimited {
    /// `DELIMITER`.
    pub delimiter: char,
    /// `ESCAPE`: a backslash makes the character behind it part of the field.
    pub escape: bool,
    /// `REMOVEQUOTES`: quotes around a field are dropped.
    pub remove_quotes: bool,
    /// `IGNOREHEADER`: lines at the top of each file that are no rows.
    pub header_lines: u32,
    /// `NULL AS`: the text that stands for NULL.
    pub null_as: Option<String>,
    /// `IGNOREBLANKLINES`: lines without a field are no rows.
    pub ignore_blank_lines: bool,
    /// `FILLRECORD`: columns missing at the end of a row are NULL, or empty where text is NOT NULL.
    pub fill_record: bool,
}

impl Default for Delimited {
    fn default() -> Self {
        Self {
            delimiter: '|',
            escape: false,
            remove_quotes: false,
            header_lines: 0,
            null_as: None,
            ignore_blank_lines: false,
            fill_record: false,
        }
    }
}

impl CopyFormat for Delimited {
    type Options = CopyOptions;
    type Encoding = FileEncoding;

    fn clauses(&self) -> Vec<String> {
        let mut clauses = vec![format!("DELIMITER AS {}", literal(&self.delimiter.to_string()))];
        clauses.extend(self.escape.then(|| "ESCAPE".to_owned()));
        clauses.extend(self.remove_quotes.then(|| "REMOVEQUOTES".to_owned()));
        clauses.extend((self.header_lines > 0).then(|| format!("IGNOREHEADER AS {}", self.header_lines)));
        clauses.extend(self.null_as.iter().map(|text| format!("NULL AS {}", literal(text))));
        clauses.extend(self.ignore_blank_lines.then(|| "IGNOREBLANKLINES".to_owned()));
        clauses.extend(self.fill_record.then(|| "FILLRECORD".to_owned()));
        clauses
    }

    fn judge(&self, _: &[&ColumnDef]) -> Result<(), String> {
        if self.escape && self.delimiter == '\\' {
            return Err("the backslash is both the delimiter and the escape".to_owned());
        }
        marks([Some(self.delimiter)])
    }
}
