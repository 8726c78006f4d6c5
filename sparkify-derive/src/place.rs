//! Generated tokens in the place of written ones, so that the compiler underlines what was written.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::Token;

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

/// The places of the first and the last written token.
pub(crate) fn ends(written: &dyn ToTokens) -> (Span, Span) {
    let mut tokens = written.to_token_stream().into_iter();
    let Some(first) = tokens.next() else { return (Span::call_site(), Span::call_site()) };
    let last = tokens.last().map_or(first.span(), |last| last.span());
    (first.span(), last)
}

/// `function(arguments)`, from the place of the function to the last written token.
pub(crate) fn call(function: &TokenStream, arguments: TokenStream, last: Span) -> TokenStream {
    let arguments = self::arguments(arguments, last);
    quote!(#function #arguments)
}

/// The place of the first written token.
pub(crate) fn start(written: &dyn ToTokens) -> Span {
    written.to_token_stream().into_iter().next().map_or_else(Span::call_site, |first| first.span())
}

/// `::` of a generated path that begins where something was written. The compiler underlines from the first to the last
/// token of what it reports, whatever is between.
pub(crate) fn colons(first: Span) -> Token![::] {
    Token![::]([first; 2])
}

/// `<` of a generated type that begins where something was written.
pub(crate) fn open(first: Span) -> Token![<] {
    Token![<](first)
}

/// `>` of a generated type that ends where something was written.
pub(crate) fn close(last: Span) -> Token![>] {
    Token![>](last)
}

/// `(arguments)` of a generated call that ends where something was written.
pub(crate) fn arguments(arguments: impl ToTokens, last: Span) -> Group {
    let mut group = Group::new(Delimiter::Parenthesis, arguments.into_token_stream());
    group.set_span(last);
    group
}

/// The name at another place. It stays that of what it names even where the place comes from a macro.
pub(crate) fn moved(name: &Ident, place: Span) -> Ident {
    let mut name = name.clone();
    name.set_span(place.resolved_at(name.span()));
    name
}

/// `local.field`, in the place of the field's type, from its first to its last token.
pub(crate) fn field(local: &Ident, field: &Ident, (first, last): (Span, Span)) -> TokenStream {
    let (local, field) = (moved(local, first), moved(field, last));
    quote!(#local.#field)
}
