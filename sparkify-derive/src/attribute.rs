//! Helper attributes as a list of entries: `key`, `key = value` or `key(value, …)`.
//!
//! An entry that cannot be read is reported and left out, so that the ones beside it are still judged.

use crate::{errors::Errors, nearest};
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use std::fmt::Display;
use syn::{
    Attribute, LitStr, Meta, Token,
    ext::IdentExt,
    parse::{Parse, ParseStream, Parser},
    punctuated::Punctuated,
};

/// One entry of an attribute.
pub(crate) struct Entry {
    /// Its key.
    pub(crate) key: Ident,
    /// What stands behind the key.
    pub(crate) value: Value,
}

/// What stands behind a key.
pub(crate) enum Value {
    /// `key`
    Nothing,
    /// `key = …`
    Is(TokenStream),
    /// `key(…)`
    List(TokenStream),
}

/// What a table may say several times.
const REPEATED: &[&str] = &["allow", "unique", "foreign_key"];

/// The entries of every `#[attribute(…)]`, each key once, but for those of a table that may come again.
///
/// `doubled` words the mistake of giving a key twice.
pub(crate) fn entries(
    attributes: &[Attribute],
    attribute: &str,
    doubled: impl Fn(&str) -> String,
    errors: &mut Errors,
) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for found in attributes.iter().filter(|found| found.path().is_ident(attribute)) {
        let tokens = match &found.meta {
            Meta::Path(_) => continue,
            Meta::List(list) => list.tokens.clone(),
            Meta::NameValue(_) => {
                errors.at(&found.meta, format!("expected `{attribute}(…)`"));
                continue;
            }
        };
        for tokens in split(tokens) {
            let Some(entry) = read(tokens, errors) else {
                continue;
            };
            let repeated = attribute == "table" && REPEATED.iter().any(|key| entry.key == key);
            if !repeated && entries.iter().any(|earlier| earlier.key == entry.key) {
                errors.at(&entry.key, doubled(&entry.key.to_string()));
            } else {
                entries.push(entry);
            }
        }
    }
    entries
}

/// Reports an attribute that another place of the struct wants.
pub(crate) fn refuse(attributes: &[Attribute], attribute: &str, message: &str, errors: &mut Errors) {
    for found in attributes.iter().filter(|found| found.path().is_ident(attribute)) {
        errors.at(found.path(), message);
    }
}

/// `` `name` is given twice ``
pub(crate) fn twice(key: &str) -> String {
    format!("`{key}` is given twice")
}

impl Entry {
    /// `key`, with nothing behind it.
    pub(crate) fn flag(&self, errors: &mut Errors) -> Option<Ident> {
        match &self.value {
            Value::Nothing => Some(self.key.clone()),
            Value::Is(tokens) | Value::List(tokens) => {
                errors.add(syn::Error::new(self.place(tokens), format!("`{}` takes no value", self.key)));
                None
            }
        }
    }

    /// `key = "text"`.
    pub(crate) fn text(&self, errors: &mut Errors) -> Option<LitStr> {
        self.is(<LitStr as Parse>::parse, &format!("`{} = \"…\"`", self.key), errors)
    }

    /// `key = value`; `shape` says how it is written.
    pub(crate) fn is<P: Parser>(&self, parser: P, shape: &str, errors: &mut Errors) -> Option<P::Output> {
        let Value::Is(tokens) = &self.value else {
            errors.at(&self.key, format!("expected {shape}"));
            return None;
        };
        self.parsed(tokens, parser, shape, errors)
    }

    /// `key = word` with one of the `allowed` words.
    pub(crate) fn one_of(&self, allowed: &[&str], shape: &str, errors: &mut Errors) -> Option<Ident> {
        let word = self.is(Ident::parse_any, shape, errors)?;
        if allowed.iter().any(|allowed| word == allowed) {
            return Some(word);
        }
        let hint = nearest::hint(&word.to_string(), "allowed", allowed);
        errors.at(&word, format!("unknown `{}` `{word}`; {hint}", self.key));
        None
    }

    /// `key(value, …)`.
    pub(crate) fn list<T>(
        &self,
        parser: fn(ParseStream<'_>) -> syn::Result<T>,
        shape: &str,
        errors: &mut Errors,
    ) -> Option<Vec<T>> {
        let values =
            |input: ParseStream<'_>| Punctuated::<T, Token![,]>::parse_terminated_with(input, parser);
        self.brackets(values, shape, errors).map(|values| values.into_iter().collect())
    }

    /// `key(…)`.
    pub(crate) fn brackets<P: Parser>(
        &self,
        parser: P,
        shape: &str,
        errors: &mut Errors,
    ) -> Option<P::Output> {
        match &self.value {
            Value::List(tokens) => return self.parsed(tokens, parser, shape, errors),
            Value::Is(tokens) => {
                errors.add(syn::Error::new(self.place(tokens), format!("expected {shape}")));
            }
            Value::Nothing => errors.at(&self.key, format!("expected {shape}")),
        }
        None
    }

    /// Reports a key the attribute does not know.
    pub(crate) fn unknown(&self, what: &str, allowed: &[&str], errors: &mut Errors) {
        let hint = nearest::hint(&self.key.to_string(), "allowed", allowed);
        errors.at(&self.key, format!("unknown {what} attribute `{}`; {hint}", self.key));
    }

    fn parsed<P: Parser>(
        &self,
        tokens: &TokenStream,
        parser: P,
        shape: &str,
        errors: &mut Errors,
    ) -> Option<P::Output> {
        let place = self.place(tokens);
        let parsed = parser.parse2(tokens.clone());
        parsed.map_err(|_| errors.add(syn::Error::new(place, format!("expected {shape}")))).ok()
    }

    /// The value's place, or the key's where there is no value.
    fn place(&self, tokens: &TokenStream) -> Span {
        tokens.clone().into_iter().next().map_or(self.key.span(), |first| first.span())
    }
}

/// The tokens between commas.
fn split(tokens: TokenStream) -> Vec<Vec<TokenTree>> {
    let mut entries = vec![Vec::new()];
    for token in tokens {
        match (&token, entries.last_mut()) {
            (TokenTree::Punct(punct), _) if punct.as_char() == ',' => entries.push(Vec::new()),
            (_, Some(entry)) => entry.push(token),
            (_, None) => {}
        }
    }
    entries.retain(|entry| !entry.is_empty());
    entries
}

/// One entry from the tokens between two commas.
fn read(tokens: Vec<TokenTree>, errors: &mut Errors) -> Option<Entry> {
    let mut tokens = tokens.into_iter();
    let key = match tokens.next()? {
        TokenTree::Ident(key) => key,
        other => return refused(other, "expected the name of an attribute", errors),
    };
    let value = match tokens.next() {
        None => Value::Nothing,
        Some(TokenTree::Punct(punct)) if punct.as_char() == '=' => Value::Is(one_value(&mut tokens)),
        Some(TokenTree::Group(group)) => Value::List(group.stream()),
        Some(other) => return refused(other, format!("expected `=`, `(…)` or `,` behind `{key}`"), errors),
    };
    if let Some(other) = tokens.next() {
        errors.at(other, format!("expected `,` between `{key}` and this"));
    }
    Some(Entry { key, value })
}

/// The tokens of a value, up to those that look like another entry.
fn one_value(tokens: &mut std::vec::IntoIter<TokenTree>) -> TokenStream {
    let rest = tokens.as_slice();
    let another = rest.windows(2).skip(1).position(
        |pair| matches!(pair, [TokenTree::Ident(_), TokenTree::Punct(punct)] if punct.as_char() == '='),
    );
    let end = another.map_or(rest.len(), |position| position + 1);
    tokens.take(end).collect()
}

fn refused(token: impl ToTokens, message: impl Display, errors: &mut Errors) -> Option<Entry> {
    errors.at(token, message);
    None
}
