//! The rules of external tables.
//!
//! Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_EXTERNAL_TABLE.html>.

use crate::{column::ColumnDef, const_text::fail, external::StoredAs, types::Family};

/// The files can have a column of this type, and may have no value for it.
#[track_caller]
pub const fn external_column_is_legal(column: &ColumnDef, stored_as: StoredAs) {
    type_is_external(column);
    let columnar = matches!(stored_as, StoredAs::Parquet | StoredAs::Orc);
    let text = matches!(stored_as, StoredAs::Text { .. } | StoredAs::Json | StoredAs::Csv);
    if matches!(column.family, Family::Date) && !columnar && !text {
        fail(&["`", column.field, "` is DATE, which only text, Parquet and ORC files and partitions have"]);
    }
    if matches!(column.family, Family::Varbyte) && !columnar {
        fail(&["`", column.field, "` is ", column.sql, ", which only Parquet and ORC files have"]);
    }
    if !column.nullable {
        fail(&["nothing promises that the files have a value for `", column.field, "`: make it an `Option`"]);
    }
}

/// A partition can have a column of this type.
#[track_caller]
pub const fn partition_is_legal(column: &ColumnDef) {
    type_is_external(column);
    if matches!(column.family, Family::Varbyte) {
        fail(&["`", column.field, "` is ", column.sql, ", which no partition has"]);
    }
    if column.nullable {
        fail(&["every partition is added with a value of `", column.field, "`, so it can't be an `Option`"]);
    }
}

#[track_caller]
const fn type_is_external(column: &ColumnDef) {
    if matches!(
        column.family,
        Family::Time
            | Family::TimeTz
            | Family::TimestampTz
            | Family::IntervalYearToMonth
            | Family::IntervalDayToSecond
            | Family::Super
            | Family::Geometry
            | Family::Geography
            | Family::HllSketch
    ) {
        fail(&[
            "`",
            column.field,
            "` is ",
            column.sql,
            ", which no external table has; numbers, BOOLEAN, CHAR, VARCHAR, DATE and TIMESTAMP it can have",
        ]);
    }
}
