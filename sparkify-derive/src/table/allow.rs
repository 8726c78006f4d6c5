//! `allow(lint, …, reason = "…")`: the lints somebody knows of, and why they are right.

use super::keys::{LINTS, QUERY_LINTS};
use crate::{attribute::Entry, errors::Errors, nearest};
use proc_macro2::Ident;
use syn::{LitStr, Token, ext::IdentExt, parse::ParseStream};

/// A lint that is allowed.
pub(crate) struct Allow {
    /// Its name.
    pub(crate) word: Ident,
    /// Its variant of `LintName`.
    pub(crate) variant: Ident,
    pub(crate) reason: LitStr,
}

enum Item {
    Lint(Ident),
    Reason(LitStr),
}

/// The lints of one `allow`, of which `earlier` are allowed already.
pub(super) fn allows(entry: &Entry, earlier: &[Allow], errors: &mut Errors) -> Vec<Allow> {
    let shape = "`allow(lint, reason = \"…\")`";
    let Some(items) = entry.list(item, shape, errors) else { return Vec::new() };
    let (mut words, mut reasons) = (Vec::new(), Vec::new());
    for item in items {
        match item {
            Item::Lint(word) => words.push(word),
            Item::Reason(reason) => reasons.push(reason),
        }
    }
    if words.is_empty() {
        errors.at(&entry.key, format!("no lint is named; expected {shape}"));
    }
    let reason = match &reasons[..] {
        [reason] if !reason.value().trim().is_empty() => Some(reason),
        [reason] => {
            errors.at(reason, "the reason is empty; say why the lint is wrong here");
            None
        }
        [] => {
            errors.at(&entry.key, format!("whoever allows a lint says why: {shape}"));
            None
        }
        [_, second, ..] => {
            errors.at(second, "one `allow` has one reason; give the other lints one of their own");
            None
        }
    };
    let mut allows: Vec<Allow> = Vec::new();
    for word in words {
        let Some(variant) = variant(&word, errors) else { continue };
        if earlier.iter().chain(&allows).any(|allow| allow.word == word) {
            errors.at(&word, format!("`{word}` is allowed twice"));
        } else if let Some(reason) = reason {
            allows.push(Allow { variant, word, reason: reason.clone() });
        }
    }
    allows
}

fn item(input: ParseStream<'_>) -> syn::Result<Item> {
    let word = Ident::parse_any(input)?;
    if !input.peek(Token![=]) {
        return Ok(Item::Lint(word));
    }
    if word != "reason" {
        return Err(syn::Error::new(word.span(), "expected `reason`"));
    }
    input.parse::<Token![=]>()?;
    Ok(Item::Reason(input.parse()?))
}

fn variant(word: &Ident, errors: &mut Errors) -> Option<Ident> {
    let text = word.to_string();
    if let Some((_, variant)) = LINTS.iter().find(|(known, _)| text == *known) {
        return Some(Ident::new(variant, word.span()));
    }
    if let Some((_, variant)) = QUERY_LINTS.iter().find(|(known, _)| text == *known) {
        errors.at(
            word,
            format!("`{word}` is found in queries: allow it there, `q.allow(LintName::{variant}, \"…\")`"),
        );
        return None;
    }
    let words: Vec<&str> = LINTS.iter().map(|(word, _)| *word).collect();
    errors.at(word, format!("unknown lint `{word}`; {}", nearest::hint(&text, "lints of tables", &words)));
    None
}
