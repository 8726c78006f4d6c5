//! The table as data: `TableDef`, and the statements made of it.

use crate::{
    names,
    number::Number,
    place, std_types,
    table::{
        column::{Column, DefaultValue, Identity, Reference, Word},
        foreign_key::ForeignKey,
        model::{Kind, SortKey, Table},
    },
};
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{Path, Type, spanned::Spanned};

/// The associated constants of `Table`.
pub(super) fn consts(table: &Table) -> TokenStream {
    let schema = table.schema.as_ref().map(|name| {
        quote!(const SCHEMA: ::core::option::Option<&'static str> = ::core::option::Option::Some(#name);)
    });
    let name = table.name.snake_text();
    let renamed = table.columns.iter().filter_map(|column| {
        let (field, name) = (names::field(column.ident()), column.name.text());
        (field != name).then(|| quote!((#field, #name)))
    });
    let renamed: Vec<TokenStream> = renamed.collect();
    let renamed = (!renamed.is_empty())
        .then(|| quote!(const RENAMED: &'static [(&'static str, &'static str)] = &[#(#renamed),*];));
    let def = def(table);
    quote! {
        #schema
        const NAME: &'static str = #name;
        #renamed
        const DEF: ::sparkify_schema::TableDef = #def;
    }
}

fn def(table: &Table) -> TokenStream {
    let rust_name = names::field(table.ident());
    let kind = match &table.kind {
        Kind::Said(word) if word == "staging" => quote!(Staging),
        Kind::Said(word) if word == "fact" => quote!(Fact),
        _ => quote!(Dimension),
    };
    let columns = table.columns.iter().map(|column| self::column(table, column));
    let primary_key = column_names(table, &table.primary_key());
    let unique = table.unique.iter().map(|list| column_names(table, &list.fields.iter().collect::<Vec<_>>()));
    let foreign_keys = table.foreign_keys.iter().map(|key| foreign_key(table, key));
    let (dist_style, sort_key) = (dist_style(table), sort_key(table));
    let (encode_auto, backup) = (table.encode.as_ref().is_some_and(|word| word == "auto"), table.backup);
    let json = table.json.as_ref().map_or_else(
        || quote!(::core::option::Option::None),
        |Word { variant, .. }| {
            quote!(::core::option::Option::Some(::sparkify_schema::__private::JsonKeys::#variant))
        },
    );
    let allows = table.allows.iter().map(|allow| {
        let (lint, reason) = (&allow.variant, &allow.reason);
        quote!(::sparkify_schema::__private::Allow {
            lint: ::sparkify_schema::__private::LintName::#lint,
            reason: #reason,
        })
    });
    let doc = names::doc(&table.attributes);
    quote! {
        ::sparkify_schema::TableDef {
            schema: Self::SCHEMA,
            name: Self::NAME,
            rust_name: #rust_name,
            kind: ::sparkify_schema::Kind::#kind,
            columns: &[#(#columns),*],
            primary_key: #primary_key,
            unique: &[#(#unique),*],
            foreign_keys: &[#(#foreign_keys),*],
            dist_style: ::sparkify_schema::DistStyle::#dist_style,
            sort_key: ::sparkify_schema::SortKey::#sort_key,
            encode_auto: #encode_auto,
            backup: #backup,
            json: #json,
            allows: &[#(#allows),*],
            doc: #doc,
        }
    }
}

/// What the field says; the rest is what its type says.
pub(in crate::table) fn column(table: &Table, column: &Column) -> TokenStream {
    let (name, field) = (column.name.text(), names::field(column.ident()));
    let source = column.key();
    let some = |value: TokenStream| quote!(::core::option::Option::Some(#value));
    let time_format = column.time_format.as_ref().map(|format| {
        let value = some(format.text.to_token_stream());
        quote!(time_format: #value,)
    });
    let encoding = column.encoding.as_ref().map(|Word { variant, .. }| {
        let value = some(quote!(::sparkify_schema::Encoding::#variant));
        quote!(encoding: #value,)
    });
    let collation = column.collation.as_ref().map(|Word { variant, .. }| {
        let value = some(quote!(::sparkify_schema::__private::Collation::#variant));
        quote!(collation: #value,)
    });
    let identity = column.identity.as_ref().map(|Identity { by_default, seed, step, .. }| {
        let numbers = quote!(by_default: #by_default, seed: #seed, step: #step);
        let value = some(quote!(::sparkify_schema::Identity { #numbers }));
        quote!(identity: #value,)
    });
    let default = column.default.as_ref().map(|default| {
        let value = some(default_value(&column.ty, &default.value));
        quote!(default: #value,)
    });
    let references = column.references.as_ref().map(|reference| {
        let value = some(reference_to(table, reference));
        quote!(references: #value,)
    });
    let unique = column.unique.as_ref().map(|_| quote!(unique: true,));
    let doc = names::doc(&column.attributes);
    let doc = (!doc.is_empty()).then(|| quote!(doc: #doc,));
    let (ty, (first, last)) = (&column.ty, column.ends);
    // Every use of a type begins and ends where it was written, so that the compiler finds its reports of a wrong type
    // alike and shows one.
    let (open, of_type) = (place::open(first), Ident::new("COLUMN", last));
    quote! {
        ::sparkify_schema::ColumnDef {
            name: #name,
            field: #field,
            source: #source,
            #time_format #encoding #collation #identity #default #references #unique #doc
            ..#open #ty as ::sparkify_schema::ColumnType>::#of_type
        }
    }
}

/// A default as data.
fn default_value(ty: &Type, value: &DefaultValue) -> TokenStream {
    let value = match value {
        DefaultValue::Text(text) => quote!(Text(#text)),
        DefaultValue::Boolean(boolean) => quote!(Boolean(#boolean)),
        DefaultValue::Number(Number::Integer(number)) => quote!(Integer(#number)),
        DefaultValue::Number(Number::Digits(digits)) => quote!(Number(#digits)),
        DefaultValue::Now(variant) => format_ident!("{variant}").into_token_stream(),
        DefaultValue::Today(after) => quote!(CurrentDate { after: #after }),
        DefaultValue::Moment(variant, text) => {
            let variant = format_ident!("{variant}");
            quote!(#variant(#text))
        }
        DefaultValue::Variant(path) => {
            let allowed = std_types::without_option(ty);
            // The constant's type is the column's, so that a value of another enum is a mismatch at the value.
            quote!(Text({
                const VALUE: #allowed = #path;
                VALUE.value()
            }))
        }
        DefaultValue::Constant(path) => {
            let value =
                quote_spanned!(path.span()=> ::sparkify_schema::__private::Constant(#path).default_value());
            return place::of(path, value);
        }
    };
    quote!(::sparkify_schema::DefaultValue::#value)
}

fn reference_to(table: &Table, reference: &Reference) -> TokenStream {
    let (target, field) = (target(table, &reference.table), names::field(&reference.field));
    quote! {
        ::sparkify_schema::Reference::to(#target::SCHEMA, #target::NAME, #target::RENAMED, #field)
    }
}

fn foreign_key(table: &Table, key: &ForeignKey) -> TokenStream {
    let target = target(table, &key.table);
    let columns = column_names(table, &key.fields.iter().collect::<Vec<_>>());
    let targets = key.targets.iter().map(|field| {
        let field = names::field(field);
        quote!(::sparkify_schema::Reference::to(#target::SCHEMA, #target::NAME, #target::RENAMED, #field).column)
    });
    quote! {
        ::sparkify_schema::__private::ForeignKey {
            columns: #columns,
            schema: #target::SCHEMA,
            table: #target::NAME,
            targets: &[#(#targets),*],
        }
    }
}

/// The table referred to; `Self` by its name, since the rules stand outside the impl.
pub(super) fn target(table: &Table, path: &Path) -> TokenStream {
    let ident = table.ident();
    let target = match path.get_ident() {
        Some(word) if word == "Self" => quote!(#ident),
        _ => path.to_token_stream(),
    };
    quote_spanned!(path.span()=> <#target as ::sparkify_schema::Table>)
}

fn dist_style(table: &Table) -> TokenStream {
    if let Some(key) = table.dist_key.as_ref().and_then(|key| table.column(key)) {
        let name = key.name.text();
        return quote!(Key(#name));
    }
    match &table.dist_style {
        Some(style) if style == "even" => quote!(Even),
        Some(style) if style == "all" => quote!(All),
        _ => quote!(Auto),
    }
}

fn sort_key(table: &Table) -> TokenStream {
    let (variant, list) = match (&table.sort_key, &table.interleaved) {
        (Some(SortKey::Compound(list)), _) => (quote!(Compound), list),
        (None, Some(list)) => (quote!(Interleaved), list),
        _ => return quote!(Auto),
    };
    let names = column_names(table, &list.fields.iter().collect::<Vec<_>>());
    quote!(#variant(#names))
}

fn column_names(table: &Table, fields: &[&Ident]) -> TokenStream {
    let names = fields.iter().filter_map(|field| table.column(field)).map(|column| column.name.text());
    quote!(&[#(#names),*])
}
