//! `#[derive(ColumnType)]`: a struct around a column type, equal to nothing but itself in expressions.

mod expand;

use crate::{
    errors::Errors,
    shape,
    std_types::{self, Instead, Place},
};
use proc_macro2::TokenStream;
use syn::DeriveInput;

/// Mistakes, or everything the struct is.
pub(crate) fn derive(input: &DeriveInput) -> TokenStream {
    let mut errors = Errors::default();
    let inner = shape::single_field(input, &mut errors).map(|field| {
        if std_types::is_option(&field.ty) {
            let ident = &input.ident;
            errors.at(
                &field.ty,
                format!("NULL is said by the column: write `Option<{ident}>` there, and no `Option` here"),
            );
            return Instead { ty: std_types::without_option(&field.ty).clone(), guessed: true };
        }
        std_types::judged(&field.ty, Place::Column, &mut errors)
    });
    let mut tokens = errors.into_tokens();
    if let Some(inner) = inner
        && input.generics.params.is_empty()
    {
        tokens.extend(expand::newtype(&input.ident, &inner));
    }
    tokens
}
