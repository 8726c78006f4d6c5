//! `#[derive(ColumnEnum)]`: an enum of the values a column may have.

mod check;
mod expand;
mod model;

use crate::errors::Errors;
use proc_macro2::TokenStream;
use syn::DeriveInput;

/// Mistakes first, then everything that could be understood.
pub(crate) fn derive(input: &DeriveInput) -> TokenStream {
    let mut errors = Errors::default();
    let values = model::Values::parse(input, &mut errors);
    check::values(&values, &mut errors);
    let mut tokens = errors.into_tokens();
    if input.generics.params.is_empty() {
        tokens.extend(expand::values(&values));
    }
    tokens
}
