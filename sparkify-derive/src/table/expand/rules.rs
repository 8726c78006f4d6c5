//! The rules that need a type's constants, one `const _` each, spanned at the token to change.

use super::def;
use crate::{
    names, place,
    table::{
        column::Column,
        foreign_key::ForeignKey,
        model::{SortKey, Table},
    },
};
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote, quote_spanned};

/// Every rule of the table and its columns.
pub(super) fn rules(table: &Table) -> TokenStream {
    let name = table.name.snake_text();
    let mut rules = rule(table.name.token(), "name_is_valid", &quote!("table", #name));
    if let Some(schema) = &table.schema {
        rules.extend(rule(schema, "name_is_valid", &quote!("schema", #schema)));
    }
    for (i, column) in table.columns.iter().enumerate() {
        let name = column.name.text();
        rules.extend(rule(column.name.token(), "column_name_is_valid", &quote!(#name)));
        if !column.guessed {
            rules.extend(column_rules(table, column, &column_def(table, i)));
        }
    }
    rules.extend(key_rules(table));
    rules.extend(table.foreign_keys.iter().map(|key| foreign_key_rules(table, key)));
    rules
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

fn column_rules(table: &Table, column: &Column, def: &TokenStream) -> TokenStream {
    let mistake = def::of_type(&column.ty, "MISTAKE");
    let mut rules = rule(&column.ty, "type_is_valid", &quote!(#def, #mistake));
    if let Some(encoding) = &column.encoding {
        rules.extend(rule(&encoding.word, "encoding_is_legal", def));
    }
    if let Some(collation) = &column.collation {
        rules.extend(rule(&collation.word, "collation_is_legal", def));
    }
    if let Some(identity) = &column.identity {
        rules.extend(rule(&identity.word, "identity_is_legal", def));
    }
    if let Some(default) = &column.default {
        rules.extend(rule(&default.written, "default_is_legal", def));
    }
    if let Some(word) = &column.unique {
        rules.extend(rule(word, "constraint_is_legal", &quote!(#def, "unique")));
    }
    if let Some(reference) = &column.references {
        let (target, field) = (def::target(table, &reference.table), names::field(&reference.field));
        rules.extend(rule(&reference.field, "reference_is_legal", &quote!(#def, &#target::DEF, #field)));
    }
    rules
}

fn key_rules(table: &Table) -> TokenStream {
    let sort_key = match (&table.sort_key, &table.interleaved) {
        (Some(SortKey::Compound(list)), _) | (_, Some(list)) => &list.fields[..],
        _ => &[],
    };
    let dist_key = table.dist_key.iter().map(|field| (field, "key_is_legal", quote!(, "a distribution key")));
    let sort_key = sort_key.iter().map(|field| (field, "key_is_legal", quote!(, "a sort key")));
    let primary_key = table.primary_key().into_iter().map(|field| (field, "primary_key_is_legal", quote!()));
    let unique = table.unique.iter().flat_map(|list| &list.fields);
    let unique = unique.map(|field| (field, "constraint_is_legal", quote!(, "unique")));
    let keys = dist_key.chain(sort_key).chain(primary_key).chain(unique);
    let rules = keys.filter_map(|(field, function, what)| {
        let i = table.columns.iter().position(|column| column.is(field) && !column.guessed)?;
        let def = column_def(table, i);
        Some(rule(field, function, &quote!(#def #what)))
    });
    rules.collect()
}

/// A column as data.
fn column_def(table: &Table, i: usize) -> TokenStream {
    let ident = table.ident();
    quote!(&<#ident as ::sparkify_schema::__private::Table>::DEF.columns[#i])
}

/// `const _: () = rules::function(arguments);`
fn rule(written: &dyn ToTokens, function: &str, arguments: &TokenStream) -> TokenStream {
    let span = place::start(written);
    let function = Ident::new(function, span);
    let call = quote_spanned!(span=> ::sparkify_schema::__private::rules::#function(#arguments));
    let call = place::of(written, call);
    quote!(const _: () = #call;)
}
