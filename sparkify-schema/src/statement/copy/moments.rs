//! TIMEFORMAT: what the columns say of their timestamps, one form for all that are loaded.
//!
//! Source: <https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-conversion.html>.

use super::{Copy, CopyFormat, FormatOptions};
use crate::column::ColumnDef;

impl<F: CopyFormat> Copy<F> {
    /// The form that a loaded column says; [`judge_moments`](Self::judge_moments) sees to it that the others agree.
    pub(super) fn time_format(&self) -> Option<&'static str> {
        self.columns().into_iter().find_map(|column| column.time_format)
    }

    pub(super) fn judge_moments(&self) -> Result<(), String> {
        if !F::Options::TIME_FORMAT {
            return Ok(());
        }
        let columns = self.columns();
        let said = columns.iter().find_map(|column| Some((column.name, column.time_format?)));
        let Some((first, format)) = said else { return Ok(()) };
        if let Some(other) = self.options.time_format().filter(|other| *other != format) {
            return Err(format!(
                "the timestamps of `{first}` are in the form '{format}', but TIMEFORMAT '{other}' is said; leave it out"
            ));
        }
        match columns.iter().find(|column| differs(column, format)) {
            Some(column) => Err(format!(
                "TIMEFORMAT holds for every timestamp column of a COPY: it is '{format}' for `{first}`, and {} of `{}`; \
                 say it of both, or leave one out by `without`",
                column.time_format.map_or("nothing is said".to_owned(), |own| format!("'{own}' is said")),
                column.name
            )),
            None => Ok(()),
        }
    }
}

/// Whether the form would be wrong for the column; what says nothing is in a form that 'auto' reads.
fn differs(column: &ColumnDef, format: &str) -> bool {
    match column.time_format {
        Some(own) => own != format,
        None => column.family.is_timestamp() && format != "auto",
    }
}
