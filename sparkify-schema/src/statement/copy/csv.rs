//! CSV: fields by their place.

use super::{CopyFormat, CopyOptions, FileEncoding};
use crate::{column::ColumnDef, render::literal};

/// Fields separated by commas, in the order of the table's columns. ESCAPE, FIXEDWIDTH and REMOVEQUOTES, which Redshift
/// refuses beside CSV, have no place here.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-format.html>.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Csv {
    /// `QUOTE`, where it is not `"`.
    pub quote: Option<char>,
    /// `DELIMITER`, where it is not a comma.
    pub delimiter: Option<char>,
    /// `IGNOREHEADER`: lines at the top of each file that are no rows.
    pub header_lines: u32,
    /// `NULL AS`: the text that stands for NULL.
    pub null_as: Option<String>,
    /// `IGNOREBLANKLINES`: lines without a field are no rows.
    pub ignore_blank_lines: bool,
    /// `FILLRECORD`: columns missing at the end of a row are NULL, or empty where text is NOT NULL.
    pub fill_record: bool,
}

impl CopyFormat for Csv {
    type Options = CopyOptions;
    type Encoding = FileEncoding;

    fn clauses(&self) -> Vec<String> {
        let quote =
            self.quote.map_or_else(String::new, |it| format!(" QUOTE AS {}", literal(&it.to_string())));
        let mut clauses = vec![format!("FORMAT AS CSV{quote}")];
        clauses.extend(self.delimiter.map(|it| format!("DELIMITER AS {}", literal(&it.to_string()))));
        clauses.extend((self.header_lines > 0).then(|| format!("IGNOREHEADER AS {}", self.header_lines)));
        clauses.extend(self.null_as.iter().map(|text| format!("NULL AS {}", literal(text))));
        clauses.extend(self.ignore_blank_lines.then(|| "IGNOREBLANKLINES".to_owned()));
        clauses.extend(self.fill_record.then(|| "FILLRECORD".to_owned()));
        clauses
    }

    fn judge(&self, _: &[&ColumnDef]) -> Result<(), String> {
        let delimiter = self.delimiter.unwrap_or(',');
        if delimiter == self.quote.unwrap_or('"') {
            return Err(format!("`{delimiter}` is both the delimiter and the quote"));
        }
        marks([self.delimiter, self.quote])
    }
}

/// Delimiters and quotes are ASCII characters.
pub(crate) fn marks(marks: impl IntoIterator<Item = Option<char>>) -> Result<(), String> {
    match marks.into_iter().flatten().find(|it| !it.is_ascii() || *it == '\0') {
        Some(character) => {
            Err(format!("{character:?} is no ASCII character, which a delimiter and a quote are"))
        }
        None => Ok(()),
    }
}
