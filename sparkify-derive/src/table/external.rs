//! `#[derive(ExternalTable)]`: a struct is a table whose rows lie in S3.

mod check;
mod expand;
mod model;

use crate::errors::Errors;
use proc_macro2::TokenStream;
use syn::DeriveInput;

/// Mistakes first, then everything that could be understood: one typo stays one error.
pub(crate) fn derive(input: &DeriveInput) -> TokenStream {
    let mut errors = Errors::default();
    let external = model::External::parse(input, &mut errors);
    check::external(&external, &mut errors);
    let mut tokens = errors.into_tokens();
    if input.generics.params.is_empty() {
        tokens.extend(expand::external(&external));
    }
    tokens
}
