//! TIMEFORMAT and DATEFORMAT: one form for all timestamps and one for all dates that are loaded.
//!
//! Source: <https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-conversion.html>.

use super::{Copy, CopyFormat, FormatOptions};
use crate::{column::ColumnDef, render::literal};

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

/// The form of the dates in the data, and what becomes of those in another. ACCEPTANYDATE has no meaning without a
/// DATEFORMAT, and so no place but this.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateFormat {
    /// `DATEFORMAT`.
    pub form: DateForm,
    /// `ACCEPTANYDATE`: a date in another form is NULL instead of being refused.
    pub accept_any_date: bool,
}

/// The form of dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateForm {
    /// Whatever Redshift recognises.
    Auto,
    /// A pattern such as `DD.MM.YYYY`.
    Pattern(String),
}

impl TimeFormat {
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Auto => "auto",
            Self::EpochSeconds => "epochsecs",
            Self::EpochMilliseconds => "epochmillisecs",
            Self::Pattern(pattern) => pattern,
        }
    }
}

impl DateFormat {
    pub(super) fn clauses(&self) -> Vec<String> {
        let form = match &self.form {
            DateForm::Auto => "auto",
            DateForm::Pattern(pattern) => pattern,
        };
        let mut clauses = vec![format!("DATEFORMAT AS {}", literal(form))];
        clauses.extend(self.accept_any_date.then(|| "ACCEPTANYDATE".to_owned()));
        clauses
    }
}

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
