//! The table as data: `TableDef`, and the statements made of it.

use crate::{
    identifier, names,
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
    let bare = names_are_bare(table, &name).then(|| {
        quote! { const NAMES_ARE_BARE: bool = true; }
    });
    quote! {
        #schema
        #bare
        const NAME: &'static str = #name;
        #renamed
        const DEF: ::sparkify_schema::TableDef = #def;
    }
}

/// Whether no name needs quotes, so that nothing need be asked of it in const evaluation.
fn names_are_bare(table: &Table, name: &str) -> bool {
    let is_bare = |name: &str| !identifier::must_be_quoted(name);
    is_bare(name)
        && table.schema.as_ref().is_none_or(|schema| is_bare(&schema.value()))
        && table.columns.iter().all(|column| is_bare(&column.name.text()))
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

/// The column as its type makes it, and what the field says besides.
pub(in crate::table) fn column(table: &Table, column: &Column) -> TokenStream {
    let (ty, (first, last)) = (&column.ty, column.ends);
    // Every use of a type begins and ends where it was written, so that the compiler finds its reports of a wrong type
    // alike and shows one.
    let (open, of_type) = (place::open(first), Ident::new("COLUMN", last));
    let mut def = quote!(#open #ty as ::sparkify_schema::ColumnType>::#of_type);
    let (name, field, source) = (column.name.text(), names::field(column.ident()), column.key());
    if name == field && name == source {
        def.extend(quote!(.of(#name)));
    } else {
        def.extend(quote!(.named(#field, #name, #source)));
    }
    if let Some(format) = &column.time_format {
        let text = &format.text;
        def.extend(quote!(.time_format(#text)));
    }
    if let Some(Word { variant, .. }) = &column.encoding {
        def.extend(quote!(.encoding(::sparkify_schema::Encoding::#variant)));
    }
    if let Some(Word { variant, .. }) = &column.collation {
        def.extend(quote!(.collation(::sparkify_schema::__private::Collation::#variant)));
    }
    if let Some(Identity { by_default, seed, step, .. }) = &column.identity {
        def.extend(if *by_default {
            quote!(.identity_by_default(#seed, #step))
        } else {
            quote!(.identity(#seed, #step))
        });
    }
    if let Some(default) = &column.default {
        let value = default_value(&column.ty, &default.value);
        def.extend(quote!(.default(#value)));
    }
    if let Some(reference) = &column.references {
        let reference = reference_to(table, reference);
        def.extend(quote!(.references(#reference)));
    }
    if column.unique.is_some() {
        def.extend(quote!(.unique()));
    }
    let doc = names::doc(&column.attributes);
    if !doc.is_empty() {
        def.extend(quote!(.doc(#doc)));
    }
    def
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
