//! Generated tokens in the place of written ones, so that the compiler underlines what was written.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::Type;

/// The tokens, as reaching from the first to the last of the written ones.
pub(crate) fn of(written: &dyn ToTokens, tokens: TokenStream) -> TokenStream {
    let written: Vec<TokenTree> = written.to_token_stream().into_iter().collect();
    let (Some(first), Some(last)) = (written.first(), written.last()) else { return tokens };
    let mut tokens: Vec<TokenTree> = tokens.into_iter().collect();
    if let Some(token) = tokens.first_mut() {
        token.set_span(first.span());
    }
    if let Some(token) = tokens.last_mut() {
        token.set_span(last.span());
    }
    tokens.into_iter().collect()
}

/// The place of the first written token.
pub(crate) fn start(written: &dyn ToTokens) -> Span {
    written.to_token_stream().into_iter().next().map_or_else(Span::call_site, |first| first.span())
}

/// `local.field`, in the place of the field's type.
///
/// The names stay those of `local` and `field` even where the type comes from a macro.
pub(crate) fn field(local: &Ident, field: &Ident, ty: &Type) -> TokenStream {
    let written: Vec<TokenTree> = ty.to_token_stream().into_iter().collect();
    let (mut local, mut field) = (local.clone(), field.clone());
    if let (Some(first), Some(last)) = (written.first(), written.last()) {
        local.set_span(first.span().resolved_at(local.span()));
        field.set_span(last.span().resolved_at(field.span()));
    }
    quote!(#local.#field)
}
