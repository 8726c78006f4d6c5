//! `#[derive(Table)]`: a struct is a table.

mod allow;
mod check;
mod column;
mod expand;
pub(crate) mod external;
mod foreign_key;
pub(crate) mod keys;
mod model;
mod plain;
mod time_format;

use crate::errors::Errors;
use proc_macro2::TokenStream;
use syn::DeriveInput;

/// Mistakes first, then everything that could be understood: one typo stays one error.
pub(crate) fn derive(input: &DeriveInput) -> TokenStream {
    let mut errors = Errors::default();
    let table = model::Table::parse(input, &mut errors);
    check::table(&table, &mut errors);
    let mut tokens = errors.into_tokens();
    if input.generics.params.is_empty() {
        tokens.extend(expand::table(&table));
    }
    tokens
}
