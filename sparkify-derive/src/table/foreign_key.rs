//! `foreign_key(a, b -> Other(x, y))`: several columns that together refer to a key of another table.

use crate::{attribute::Entry, errors::Errors};
use proc_macro2::Ident;
use syn::{Path, Token, ext::IdentExt, parenthesized, parse::ParseStream, punctuated::Punctuated};

/// `foreign_key(fields -> table(targets))`
pub(crate) struct ForeignKey {
    pub(crate) word: Ident,
    pub(crate) fields: Vec<Ident>,
    pub(crate) table: Path,
    pub(crate) targets: Vec<Ident>,
}

/// Reads the entry.
pub(super) fn foreign_key(entry: &Entry, errors: &mut Errors) -> Option<ForeignKey> {
    let shape = "`foreign_key(field, field -> Table(field, field))`";
    let (fields, table, targets) = entry.brackets(parts, shape, errors)?;
    Some(ForeignKey { word: entry.key.clone(), fields, table, targets })
}

fn parts(input: ParseStream<'_>) -> syn::Result<(Vec<Ident>, Path, Vec<Ident>)> {
    let fields = Punctuated::<Ident, Token![,]>::parse_separated_nonempty_with(input, Ident::parse_any)?;
    input.parse::<Token![->]>()?;
    let table = Path::parse_mod_style(input)?;
    let content;
    parenthesized!(content in input);
    let targets = Punctuated::<Ident, Token![,]>::parse_terminated_with(&content, Ident::parse_any)?;
    Ok((fields.into_iter().collect(), table, targets.into_iter().collect()))
}
