//! The rules that need a type's constants, spanned at the token to change.

use super::def;
use crate::{
    identifier,
    named::Named,
    names, place,
    table::{
        column::Column,
        foreign_key::ForeignKey,
        model::{SortKey, Table},
        plain,
    },
};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, quote, quote_spanned};

/// Every rule of the table and its columns that is not known to hold: a constant for each name, one for each column,
/// and one for all columns that are plainly legal, since every constant costs.
pub(super) fn rules(table: &Table) -> TokenStream {
    let name = table.name.snake_text();
    let mut rules = name_rule(table.name.token(), &name, "name_is_valid", &quote!("table", #name));
    if let Some(schema) = &table.schema {
        rules.extend(name_rule(schema, &schema.value(), "name_is_valid", &quote!("schema", #schema)));
    }
    let keys = keys(table);
    let shared = table.columns.iter().find_map(|column| {
        let format = column.time_format.as_ref().filter(|format| format.text != "auto")?;
        Some((names::field(column.ident()), format.written.to_string()))
    });
    let mut plain = Vec::new();
    for (i, column) in table.columns.iter().enumerate() {
        let name = column.name.text();
        rules.extend(name_rule(column.name.token(), &name, "column_name_is_valid", &quote!(#name)));
        if column.guessed {
            continue;
        }
        let shared = shared.as_ref().filter(|_| may_be_silent(column));
        let keys = || keys.iter().filter(|(field, _)| column.is(field));
        if shared.is_none() && plain::is_legal(column, &keys().map(|(_, key)| *key).collect::<Vec<_>>()) {
            plain.push(i);
            continue;
        }
        let def = column_def(table, i);
        let mut calls = column_rules(table, column, &def);
        if let Some((first, word)) = shared {
            calls.push(call(&column.ty, "time_format_is_shared", &quote!(#def, #first, #word)));
        }
        let is_scalar = column.named.is_some_and(Named::is_rusts);
        let keys = keys().filter(|(_, key)| !(is_scalar && matches!(key, Key::Layout(_))));
        calls.extend(keys.map(|(field, key)| {
            let (function, what) = key.rule();
            call(field, function, &quote!(#def #what))
        }));
        if !calls.is_empty() {
            rules.extend(quote!(const _: () = { #(#calls;)* };));
        }
    }
    if !plain.is_empty() {
        let (ident, places) = (table.ident(), plain.into_iter().map(Literal::usize_unsuffixed));
        let rule = quote_spanned!(ident.span()=> ::sparkify_schema::rules::columns_are_legal::<#ident>);
        let places = place::arguments(quote!(&[#(#places),*]), ident.span());
        rules.extend(quote!(const _: () = #rule #places;));
    }
    rules.extend(table.foreign_keys.iter().map(|key| foreign_key_rules(table, key)));
    rules
}

/// Whether the column may be a timestamp that is loaded and of whose form nothing is said; one with a default may be
/// left out, which is known when the COPY is built.
fn may_be_silent(column: &Column) -> bool {
    column.time_format.is_none()
        && !column.is_defaulted()
        && column.named.is_none_or(|named| named.family.is_timestamp())
}

fn foreign_key_rules(table: &Table, key: &ForeignKey) -> TokenStream {
    let target = def::target(table, &key.table);
    if key.fields.len() != key.targets.len() {
        return TokenStream::new();
    }
    let fields: Vec<String> = key.targets.iter().map(names::field).collect();
    let pairs = key.fields.iter().zip(&key.targets).zip(&fields);
    let mut rules: TokenStream = pairs
        .filter_map(|((field, target_field), name)| {
            let i = table.columns.iter().position(|column| column.is(field) && !column.guessed)?;
            let def = column_def(table, i);
            Some(rule(target_field, "reference_pair_is_legal", &quote!(#def, &#target::DEF, #name)))
        })
        .collect();
    rules.extend(rule(&key.table, "references_are_a_key", &quote!(&#target::DEF, &[#(#fields),*])));
    rules
}

/// The rule of a name, where the library's own words say that the name breaks one.
fn name_rule(written: &dyn ToTokens, name: &str, function: &str, arguments: &TokenStream) -> TokenStream {
    if identifier::is_free(name) { TokenStream::new() } else { rule(written, function, arguments) }
}

fn column_rules(table: &Table, column: &Column, def: &TokenStream) -> Vec<TokenStream> {
    let mut rules = Vec::new();
    if !column.named.is_some_and(Named::is_rusts) {
        rules.push(call(&column.ty, "type_is_valid", def));
    }
    if let Some(format) = &column.time_format {
        rules.push(call(&format.written, "time_format_is_legal", def));
    }
    if let Some(encoding) = &column.encoding {
        rules.push(call(&encoding.word, "encoding_is_legal", def));
    }
    if let Some(collation) = &column.collation {
        rules.push(call(&collation.word, "collation_is_legal", def));
    }
    if let Some(identity) = &column.identity {
        rules.push(call(&identity.word, "identity_is_legal", def));
    }
    if let Some(default) = &column.default {
        rules.push(call(&default.written, "default_is_legal", def));
    }
    if let Some(word) = &column.unique {
        rules.push(call(word, "constraint_is_legal", &quote!(#def, "unique")));
    }
    if let Some(reference) = &column.references {
        let (target, field) = (def::target(table, &reference.table), names::field(&reference.field));
        rules.push(call(&reference.field, "reference_is_legal", &quote!(#def, &#target::DEF, #field)));
    }
    rules
}

/// What a column is a key, or part of a key, of.
#[derive(Clone, Copy)]
pub(in crate::table) enum Key {
    /// The distribution or the sort key, in words.
    Layout(&'static str),
    Primary,
    Unique,
}

impl Key {
    /// The function that judges it, and what that has to know.
    fn rule(self) -> (&'static str, TokenStream) {
        match self {
            Self::Layout(what) => ("key_is_legal", quote!(, #what)),
            Self::Primary => ("primary_key_is_legal", TokenStream::new()),
            Self::Unique => ("constraint_is_legal", quote!(, "unique")),
        }
    }
}

/// The fields said to be keys, each with what it is.
fn keys(table: &Table) -> Vec<(&Ident, Key)> {
    let sort_key = match (&table.sort_key, &table.interleaved) {
        (Some(SortKey::Compound(list)), _) | (_, Some(list)) => &list.fields[..],
        _ => &[],
    };
    let dist_key = table.dist_key.iter().map(|field| (field, Key::Layout("a distribution key")));
    let sort_key = sort_key.iter().map(|field| (field, Key::Layout("a sort key")));
    let primary_key = table.primary_key().into_iter().map(|field| (field, Key::Primary));
    let unique = table.unique.iter().flat_map(|list| &list.fields).map(|field| (field, Key::Unique));
    dist_key.chain(sort_key).chain(primary_key).chain(unique).collect()
}

/// A column as data.
fn column_def(table: &Table, i: usize) -> TokenStream {
    let ident = table.ident();
    quote!(&<#ident as ::sparkify_schema::Table>::DEF.columns[#i])
}

/// `const _: () = rules::function(arguments);`
pub(in crate::table) fn rule(written: &dyn ToTokens, function: &str, arguments: &TokenStream) -> TokenStream {
    let call = call(written, function, arguments);
    quote!(const _: () = #call;)
}

/// `rules::function(arguments)`, in the place of what was written.
fn call(written: &dyn ToTokens, function: &str, arguments: &TokenStream) -> TokenStream {
    let (first, last) = place::ends(written);
    let function = Ident::new(function, first);
    place::call(&quote_spanned!(first=> ::sparkify_schema::rules::#function), arguments.clone(), last)
}
