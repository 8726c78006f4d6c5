//! `#[derive(Row)]`: a struct is one row of a query's answer.

mod check;
mod expand;
mod model;

use crate::errors::Errors;
use proc_macro2::TokenStream;
use syn::DeriveInput;

/// Mistakes first, then everything that could be understood.
pub(crate) fn derive(input: &DeriveInput) -> TokenStream {
    let mut errors = Errors::default();
    let row = model::Row::parse(input, &mut errors);
    check::row(&row, &mut errors);
    let mut tokens = errors.into_tokens();
    if input.generics.params.is_empty() && !row.columns.is_empty() {
        tokens.extend(expand::row(&row));
    }
    tokens
}
