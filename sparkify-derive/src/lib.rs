//! The derive macros of `sparkify-schema`, which documents and re-exports them.
//!
//! Each derive reads what was written (`model`), reports every mistake in it (`check`), and writes what could be
//! understood (`expand`), so that one typo is one error.

mod attribute;
mod column_enum;
mod column_type;
mod errors;
mod names;
mod nearest;
mod number;
mod place;
mod row;
mod shape;
mod std_types;
mod table;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// Makes a struct a table: see `sparkify_schema::Table`.
#[proc_macro_derive(Table, attributes(table, column))]
pub fn table(input: TokenStream) -> TokenStream {
    table::derive(&parse_macro_input!(input as DeriveInput)).into()
}

/// Makes an enum the allowed values of a column: see `sparkify_schema::AllowedValues`.
#[proc_macro_derive(ColumnEnum, attributes(column_enum, value))]
pub fn column_enum(input: TokenStream) -> TokenStream {
    column_enum::derive(&parse_macro_input!(input as DeriveInput)).into()
}

/// Makes a struct around a column type a column type of its own: see `sparkify_schema::ColumnType`.
#[proc_macro_derive(ColumnType)]
pub fn column_type(input: TokenStream) -> TokenStream {
    column_type::derive(&parse_macro_input!(input as DeriveInput)).into()
}

/// Makes a struct a row of a query's answer: see `sparkify_schema::Row`.
#[proc_macro_derive(Row, attributes(row))]
pub fn row(input: TokenStream) -> TokenStream {
    row::derive(&parse_macro_input!(input as DeriveInput)).into()
}
