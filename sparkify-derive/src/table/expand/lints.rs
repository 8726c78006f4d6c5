//! The lints that are seen in the tokens: the compiler warns at the token, unless they are allowed.
//!
//! A derive has no way to warn on a stable compiler but to use something deprecated there.

use crate::table::model::{Kind, SortKey, Table};
use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::{GenericArgument, PathArguments, Type};

/// One use of a deprecated constant for each lint.
pub(super) fn lints(table: &Table) -> TokenStream {
    let is_allowed = |lint: &str| table.allows.iter().any(|allow| allow.word == lint);
    let found = [
        ("dist_style_all_on_a_fact", all_on_a_fact(table)),
        ("fact_without_a_sort_key", fact_without_a_sort_key(table)),
        ("dist_key_of_low_cardinality", boolean_dist_key(table)),
    ];
    let found = found.into_iter().filter(|(lint, _)| !is_allowed(lint));
    found.filter_map(|(lint, token)| Some(warning(lint, token?))).collect()
}

fn warning(lint: &str, token: &Ident) -> TokenStream {
    let lint = Ident::new(lint, token.span());
    let used = quote_spanned!(token.span()=> ::sparkify_schema::lint::#lint);
    quote!(const _: () = #used;)
}

fn fact(table: &Table) -> Option<&Ident> {
    match &table.kind {
        Kind::Said(word) if word == "fact" => Some(word),
        _ => None,
    }
}

fn all_on_a_fact(table: &Table) -> Option<&Ident> {
    fact(table)?;
    table.dist_style.as_ref().filter(|style| *style == "all")
}

fn fact_without_a_sort_key(table: &Table) -> Option<&Ident> {
    let is_sorted = matches!(table.sort_key, Some(SortKey::Compound(_))) || table.interleaved.is_some();
    fact(table).filter(|_| !is_sorted)
}

fn boolean_dist_key(table: &Table) -> Option<&Ident> {
    let key = table.dist_key.as_ref()?;
    is_bool(&table.column(key)?.ty).then_some(key)
}

/// `bool` or `Option<bool>`, as written.
fn is_bool(ty: &Type) -> bool {
    let Type::Path(path) = ty else { return false };
    let Some(last) = path.path.segments.last() else { return false };
    match &last.arguments {
        PathArguments::None => last.ident == "bool",
        PathArguments::AngleBracketed(arguments) if last.ident == "Option" => {
            arguments.args.iter().any(|argument| matches!(argument, GenericArgument::Type(ty) if is_bool(ty)))
        }
        _ => false,
    }
}
