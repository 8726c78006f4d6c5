//! The rules that need a type's constants, one `const _` each, spanned at the token to change.

use super::def;
use crate::{
    names,
    table::{
        column::{Column, Reference},
        model::{SortKey, Table},
    },
};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;

/// Every rule of the table and its columns.
pub(super) fn rules(table: &Table) -> TokenStream {
    let name = table.name.snake_text();
    let mut rules = rule(table.name.token().span(), "name_is_valid", &[], &quote!("table", #name));
    if let Some(schema) = &table.schema {
        rules.extend(rule(schema.span(), "name_is_valid", &[], &quote!("schema", #schema)));
    }
    for column in &table.columns {
        let name = column.name.text();
        rules.extend(rule(column.name.token().span(), "column_name_is_valid", &[], &quote!(#name)));
        if !column.guessed {
            rules.extend(column_rules(table, column));
        }
    }
    rules.extend(key_rules(table));
    rules
}

fn column_rules(table: &Table, column: &Column) -> TokenStream {
    let (ty, field) = (&column.ty, names::field(column.ident()));
    let mut rules = rule(ty.span(), "type_is_valid", &[ty], &quote!(#field));
    if let Some(encoding) = &column.encoding {
        let variant = &encoding.variant;
        let arguments = quote!(#field, ::sparkify_schema::__private::Encoding::#variant);
        rules.extend(rule(encoding.word.span(), "encoding_is_legal", &[ty], &arguments));
    }
    if let Some(identity) = &column.identity {
        let (seed, step) = (identity.seed, identity.step);
        let arguments = quote!(#field, ::sparkify_schema::__private::Identity { seed: #seed, step: #step });
        rules.extend(rule(identity.word.span(), "identity_is_legal", &[ty], &arguments));
    }
    if let Some(default) = &column.default {
        let value = def::default_value(&default.value);
        rules.extend(rule(default.place, "default_is_legal", &[ty], &quote!(#field, #value)));
    }
    if let Some(reference) = &column.references {
        rules.extend(reference_rule(table, column, reference));
    }
    if let Some(word) = &column.unique {
        rules.extend(rule(word.span(), "key_is_legal", &[ty], &quote!("unique column", #field)));
    }
    rules
}

fn reference_rule(table: &Table, column: &Column, reference: &Reference) -> TokenStream {
    let (ty, field) = (&column.ty, names::field(column.ident()));
    let (target, target_field) = (def::target(table, reference), names::field(&reference.field));
    rule(reference.field.span(), "reference_is_legal", &[ty, &target], &quote!(#field, #target_field))
}

fn key_rules(table: &Table) -> TokenStream {
    let mut rules = TokenStream::new();
    let mut key = |fields: &[&Ident], function: &str, what: Option<&str>| {
        for field in fields {
            let Some(column) = table.column(field).filter(|column| !column.guessed) else {
                continue;
            };
            let (ty, name, what) = (&column.ty, names::field(field), what.into_iter());
            rules.extend(rule(field.span(), function, &[ty], &quote!(#(#what,)* #name)));
        }
    };
    if let Some(dist_key) = &table.dist_key {
        key(&[dist_key], "key_is_legal", Some("distribution key"));
    }
    if let Some(SortKey::Compound(list)) = &table.sort_key {
        key(&list.fields.iter().collect::<Vec<_>>(), "key_is_legal", Some("sort key"));
    }
    if let Some(list) = &table.interleaved {
        key(&list.fields.iter().collect::<Vec<_>>(), "key_is_legal", Some("sort key"));
    }
    key(&table.primary_key(), "primary_key_is_legal", None);
    rules
}

/// `const _: () = rules::function::<types>(arguments);`
fn rule(span: Span, function: &str, types: &[&dyn ToTokens], arguments: &TokenStream) -> TokenStream {
    let function = Ident::new(function, span);
    quote_spanned!(span=> const _: () = ::sparkify_schema::__private::rules::#function::<#(#types),*>(#arguments);)
}
