//! Text whose fields have the same width in every row.

use super::{CopyFormat, CopyOptions, Utf8};
use crate::{column::ColumnDef, render::literal};
use std::fmt::Write as _;

/// Fields of fixed widths, in the order of the table's columns. DELIMITER, ESCAPE and CSV, which Redshift refuses beside
/// FIXEDWIDTH, have no place here.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/t_loading_fixed_width_data.html>.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FixedWidth {
    /// The width of each field, one for each column that is loaded.
    pub widths: Vec<u32>,
    /// `NULL AS`: the text that stands for NULL.
    pub null_as: Option<String>,
}

impl CopyFormat for FixedWidth {
    type Options = CopyOptions;
    type Encoding = Utf8;

    fn clauses(&self) -> Vec<String> {
        let mut clauses = vec![format!("FIXEDWIDTH AS {}", literal(&widths(&self.widths)))];
        clauses.extend(self.null_as.iter().map(|text| format!("NULL AS {}", literal(text))));
        clauses
    }

    fn judge(&self, columns: &[&ColumnDef]) -> Result<(), String> {
        one_for_each(&self.widths, columns.len())
    }
}

/// `0:10,1:20`: a label, which means nothing, and a width for each field.
pub(crate) fn widths(widths: &[u32]) -> String {
    let mut text = String::new();
    for (i, width) in widths.iter().enumerate() {
        let comma = if i == 0 { "" } else { "," };
        // Writing into a string never fails.
        let _ = write!(text, "{comma}{i}:{width}");
    }
    text
}

/// There is one width for each column, and none is 0.
pub(crate) fn one_for_each(widths: &[u32], columns: usize) -> Result<(), String> {
    if widths.len() != columns {
        return Err(format!("{} widths are given for {columns} columns", widths.len()));
    }
    match widths.iter().position(|width| *width == 0) {
        Some(i) => Err(format!("the width of column {} is 0", i + 1)),
        None => Ok(()),
    }
}
