//! Names and documentation, from Rust to SQL.

use crate::errors::Errors;
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::{Attribute, Expr, ExprLit, Lit, LitStr, Meta, ext::IdentExt};

/// A name in SQL: what the struct's or field's name makes, or what `name = "…"` says.
pub(crate) struct Name {
    /// The Rust name.
    pub(crate) ident: Ident,
    /// What `name = "…"` says.
    pub(crate) given: Option<LitStr>,
}

impl Name {
    /// The name in SQL, of a Rust name in snake case.
    pub(crate) fn text(&self) -> String {
        self.given.as_ref().map_or_else(|| field(&self.ident), LitStr::value)
    }

    /// The name in SQL, of a Rust name in camel case.
    pub(crate) fn snake_text(&self) -> String {
        self.given.as_ref().map_or_else(|| snake_case(&field(&self.ident)), LitStr::value)
    }

    /// The token that makes the name what it is.
    pub(crate) fn token(&self) -> &dyn ToTokens {
        self.given.as_ref().map_or(&self.ident as &dyn ToTokens, |given| given)
    }
}

/// The name of a field without its `r#`.
pub(crate) fn field(ident: &Ident) -> String {
    ident.unraw().to_string()
}

/// `StagingEvent` as `staging_event`.
pub(crate) fn snake_case(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 4);
    let mut letters = name.chars().peekable();
    let mut previous = '_';
    while let Some(letter) = letters.next() {
        let starts_word = letter.is_uppercase()
            && previous != '_'
            && (!previous.is_uppercase() || letters.peek().is_some_and(|next| next.is_lowercase()));
        if starts_word {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
        previous = letter;
    }
    snake
}

/// The `///` lines, each without the blank before it.
pub(crate) fn doc(attributes: &[Attribute]) -> String {
    let lines = documenting(attributes).filter_map(|attribute| match &attribute.meta {
        Meta::NameValue(pair) => match &pair.value {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
            _ => None,
        },
        _ => None,
    });
    let lines: Vec<String> =
        lines.map(|line| line.strip_prefix(' ').unwrap_or(&line).trim_end().to_owned()).collect();
    lines.join("\n").trim().to_owned()
}

/// Documentation becomes comments in the database, which are texts.
pub(crate) fn judge_doc(attributes: &[Attribute], errors: &mut Errors) {
    for attribute in documenting(attributes) {
        let Meta::NameValue(pair) = &attribute.meta else { continue };
        if let Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) = &pair.value
            && text.value().contains('\0')
        {
            errors.at(
                text,
                "documentation is a comment in the database, and no text of Redshift holds NUL".to_owned(),
            );
        }
    }
}

/// A field's documentation, or a line in its place.
pub(crate) fn docs(attributes: &[Attribute], name: &Name) -> TokenStream {
    let mut docs = documenting(attributes).peekable();
    if docs.peek().is_some() {
        return quote!(#(#docs)*);
    }
    let doc = format!("The column `{}`.", name.text());
    quote!(#[doc = #doc])
}

fn documenting(attributes: &[Attribute]) -> impl Iterator<Item = &Attribute> {
    attributes.iter().filter(|attribute| attribute.path().is_ident("doc"))
}

#[cfg(test)]
mod tests {
    use super::snake_case;

    #[test]
    fn struct_names_become_table_names() {
        assert_eq!(snake_case("Songplay"), "songplay");
        assert_eq!(snake_case("StagingEvent"), "staging_event");
        assert_eq!(snake_case("HTTPRequest"), "http_request");
        assert_eq!(snake_case("Iso3166Code"), "iso3166_code");
        assert_eq!(snake_case("already_snake"), "already_snake");
    }
}
