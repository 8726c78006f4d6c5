//! TIMEFORMAT is one for all TIMESTAMP and TIMESTAMPTZ columns of a COPY.
//!
//! Source: <https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-conversion.html>.

use crate::{column::ColumnDef, const_text::fail};

/// Only timestamps have a TIMEFORMAT.
#[track_caller]
pub const fn time_format_is_legal(column: &ColumnDef) {
    if !column.family.is_timestamp() {
        fail(&[
            "TIMEFORMAT is said of TIMESTAMP and TIMESTAMPTZ columns, but `",
            column.field,
            "` is ",
            column.sql,
        ]);
    }
}

/// A column that says no form is no timestamp, where the field `first` says one that is not `auto`.
#[track_caller]
pub const fn time_format_is_shared(column: &ColumnDef, first: &str, word: &str) {
    if column.family.is_timestamp() {
        fail(&[
            "TIMEFORMAT holds for every timestamp column of a COPY: `",
            column.field,
            "` has to be in the form of `",
            first,
            "` too; say so by `time_format = ",
            word,
            "`, or load it as a number or text and convert it in the load",
        ]);
    }
}
