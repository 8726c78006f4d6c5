//! The derive macros of `sparkify-schema`, which documents and re-exports them.
//!
//! Each derive reads what was written (`model`), reports every mistake in it (`check`), and writes what could be
//! understood (`expand`), so that one typo is one error.

mod attribute;
mod errors;
mod names;
mod nearest;
mod number;
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
