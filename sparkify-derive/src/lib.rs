//! The derive macros of `sparkify-schema`, which documents and re-exports them.
//!
//! Each derive reads what was written (`model`), reports every mistake in it (`check`), and writes what could be
//! understood (`expand`), so that one typo is one error.

mod attribute;
mod column_enum;
mod column_type;
#[cfg(test)]
mod editor;
#[path = "../../sparkify-schema/src/encoding.rs"]
#[expect(unreachable_pub, reason = "the library's own file, for a derive can't depend on its library")]
mod encoding;
mod errors;
#[path = "../../sparkify-schema/src/family.rs"]
#[expect(unreachable_pub, reason = "the library's own file, for a derive can't depend on its library")]
#[expect(dead_code, reason = "the derives ask some questions of several")]
mod family;
#[path = "../../sparkify-schema/src/identifier.rs"]
#[expect(unreachable_pub, reason = "the library's own file, for a derive can't depend on its library")]
#[cfg_attr(not(test), expect(dead_code, reason = "the derives ask one question of several"))]
mod identifier;
mod named;
mod names;
mod nearest;
mod number;
mod place;
mod row;
mod shape;
#[cfg(test)]
mod soup;
mod std_types;
mod table;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// Makes a struct a table; also writes `…Columns` and `…Values`, the structs it has in queries.
///
/// `#[table(…)]`: `kind = staging | fact | dimension`, `name = "…"`, `schema = "…"`, `dist_key = field` or
/// `dist_style = auto | even | all`, `sort_key(field, …)` or `sort_key = auto` or
/// `interleaved_sort_key(field, …)`, `primary_key(field, …)`, `unique(field, …)`,
/// `foreign_key(field, … -> Table(field, …))`, `encode = auto | manual`, `backup = false`,
/// `json = auto | auto_ignorecase | paths` (how COPY finds the keys), `allow(lint, reason = "…")`.
///
/// `#[column(…)]`: `name = "…"`, `source = "…"` (the key in the JSON),
/// `time_format = epoch_millis | epoch_secs | auto | "…"` (TIMEFORMAT in the source), `encode = az64`,
/// `collate = case_insensitive | case_sensitive`, `default = …`, `identity(0, 1)`, `identity_by_default(0, 1)`,
/// `primary_key`, `unique`, `references = Table::field`.
///
/// One `encode` switches automatic encoding off for the whole table. It is said deliberately: every column has an
/// `encode`, or the table says `encode = manual`; the columns without one then have Redshift's default of their type.
#[proc_macro_derive(Table, attributes(table, column))]
pub fn table(input: TokenStream) -> TokenStream {
    table::derive(&parse_macro_input!(input as DeriveInput)).into()
}

/// Makes a struct an external table, whose rows lie in S3: queries read it, nothing writes it. Also writes `…Columns`, and
/// for a table with partitions `…Partition`, the values of one.
///
/// `#[table(…)]`: `schema = "…"`, the external schema; `stored_as = parquet | orc | avro | rcfile | sequencefile | json |
/// csv | text`, the last with a `delimiter = '|'`; `name = "…"`; `partitioned_by(field, …)`, fields that are in no file.
///
/// `#[column(…)]`: `name = "…"`.
#[proc_macro_derive(ExternalTable, attributes(table, column))]
pub fn external_table(input: TokenStream) -> TokenStream {
    table::external::derive(&parse_macro_input!(input as DeriveInput)).into()
}

/// Makes an enum the allowed values of a VARCHAR column.
///
/// `#[column_enum(bytes = 32)]` says its width, otherwise the longest value; `#[value("…")]` the value of a
/// variant, otherwise its name.
#[proc_macro_derive(ColumnEnum, attributes(column_enum, value))]
pub fn column_enum(input: TokenStream) -> TokenStream {
    column_enum::derive(&parse_macro_input!(input as DeriveInput)).into()
}

/// Makes a struct around a column type a column type of its own, compared with nothing but itself.
#[proc_macro_derive(ColumnType)]
pub fn column_type(input: TokenStream) -> TokenStream {
    column_type::derive(&parse_macro_input!(input as DeriveInput)).into()
}

/// Makes a struct a row of a query's answer; also writes `…Values`, its expressions.
///
/// `#[row(name = "…")]` names a column otherwise than its field.
#[proc_macro_derive(Row, attributes(row))]
pub fn row(input: TokenStream) -> TokenStream {
    row::derive(&parse_macro_input!(input as DeriveInput)).into()
}
