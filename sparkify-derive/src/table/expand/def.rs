//! The table as data: `TableDef`, and the statements made of it.

use crate::{
    names,
    number::Number,
    place, std_types,
    table::{
        column::{Column, DefaultValue, Reference},
        foreign_key::ForeignKey,
        model::{Kind, SortKey, Table},
    },
};
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{Path, Type, spanned::Spanned};

/// The associated constants of `Table`.
pub(super) fn consts(table: &Table) -> TokenStream {
    let schema = table.schema.as_ref().map_or_else(
        || quote!(::core::option::Option::None),
        |name| quote!(::core::option::Option::Some(#name)),
    );
    let name = table.name.snake_text();
    let fields = table.columns.iter().map(|column| {
        let (field, name) = (names::field(column.ident()), column.name.text());
        quote!((#field, #name))
    });
    let def = def(table);
    let (create, drop) = (statement(table, "create_table"), statement(table, "drop_table"));
    quote! {
        const SCHEMA: ::core::option::Option<&'static str> = #schema;
        const NAME: &'static str = #name;
        const FIELDS: &'static [(&'static str, &'static str)] = &[#(#fields),*];
        const DEF: ::sparkify_schema::__private::TableDef = #def;
        const CREATE: &'static str = #create;
        const DROP: &'static str = #drop;
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
    let allows = table.allows.iter().map(|allow| {
        let (lint, reason) = (&allow.variant, &allow.reason);
        quote!(::sparkify_schema::__private::Allow {
            lint: ::sparkify_schema::__private::LintName::#lint,
            reason: #reason,
        })
    });
    let doc = names::doc(&table.attributes);
    quote! {
        ::sparkify_schema::__private::TableDef {
            schema: Self::SCHEMA,
            name: Self::NAME,
            rust_name: #rust_name,
            kind: ::sparkify_schema::__private::Kind::#kind,
            columns: &[#(#columns),*],
            primary_key: #primary_key,
            unique: &[#(#unique),*],
            foreign_keys: &[#(#foreign_keys),*],
            dist_style: ::sparkify_schema::__private::DistStyle::#dist_style,
            sort_key: ::sparkify_schema::__private::SortKey::#sort_key,
            encode_auto: #encode_auto,
            backup: #backup,
            allows: &[#(#allows),*],
            doc: #doc,
        }
    }
}

fn column(table: &Table, column: &Column) -> TokenStream {
    let (name, field, ty) = (column.name.text(), names::field(column.ident()), &column.ty);
    let source = match (&column.source, &column.identity) {
        (Some(source), _) => source.value(),
        (None, Some(_)) => String::new(),
        (None, None) => field.clone(),
    };
    let doc = names::doc(&column.attributes);
    let unique = column.unique.is_some();
    let encoding = option(column.encoding.as_ref().map(|encoding| {
        let variant = &encoding.variant;
        quote!(::sparkify_schema::__private::Encoding::#variant)
    }));
    let collation = option(column.collation.as_ref().map(|collation| {
        let variant = &collation.variant;
        quote!(::sparkify_schema::__private::Collation::#variant)
    }));
    let identity = option(column.identity.as_ref().map(|identity| {
        let (by_default, seed, step) = (identity.by_default, identity.seed, identity.step);
        quote!(::sparkify_schema::__private::Identity { by_default: #by_default, seed: #seed, step: #step })
    }));
    let default = option(column.default.as_ref().map(|default| default_value(ty, &default.value)));
    let references = option(column.references.as_ref().map(|reference| reference_to(table, reference)));
    let of_type = |name: &str| of_type(ty, name);
    let (sql, family, type_name) = (of_type("SQL"), of_type("FAMILY"), of_type("NAME"));
    let (nullable, max_bytes, values) = (of_type("NULLABLE"), of_type("MAX_BYTES"), of_type("VALUES"));
    quote! {
        ::sparkify_schema::__private::ColumnDef {
            name: #name,
            field: #field,
            source: #source,
            sql: #sql,
            family: #family,
            type_name: #type_name,
            nullable: #nullable,
            max_bytes: #max_bytes,
            values: #values,
            encoding: #encoding,
            collation: #collation,
            identity: #identity,
            default: #default,
            unique: #unique,
            references: #references,
            doc: #doc,
        }
    }
}

/// A constant of a column's type. Every use of a type has this one form, so that the compiler finds its reports of
/// a wrong type alike and shows one.
pub(super) fn of_type(ty: &Type, name: &str) -> TokenStream {
    let name = format_ident!("{name}");
    place::of(ty, quote_spanned!(ty.span()=> <#ty as ::sparkify_schema::__private::ColumnType>::#name))
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
    quote!(::sparkify_schema::__private::DefaultValue::#value)
}

fn reference_to(table: &Table, reference: &Reference) -> TokenStream {
    let (target, field) = (target(table, &reference.table), names::field(&reference.field));
    quote! {
        ::sparkify_schema::__private::Reference::to(#target::SCHEMA, #target::NAME, #target::FIELDS, #field)
    }
}

fn foreign_key(table: &Table, key: &ForeignKey) -> TokenStream {
    let target = target(table, &key.table);
    let columns = column_names(table, &key.fields.iter().collect::<Vec<_>>());
    let targets = key.targets.iter().map(|field| {
        let field = names::field(field);
        quote!(::sparkify_schema::__private::Reference::to(#target::SCHEMA, #target::NAME, #target::FIELDS, #field).column)
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
    quote_spanned!(path.span()=> <#target as ::sparkify_schema::__private::Table>)
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

/// A statement in const evaluation: measured, then written.
fn statement(table: &Table, function: &str) -> TokenStream {
    let (ident, function) = (table.ident(), format_ident!("{function}"));
    let def = quote!(<#ident as ::sparkify_schema::__private::Table>::DEF);
    quote! {{
        const LENGTH: usize = ::sparkify_schema::__private::#function::<0>(&#def).len();
        const TEXT: ::sparkify_schema::__private::ConstText<LENGTH> = ::sparkify_schema::__private::#function(&#def);
        TEXT.as_str()
    }}
}

fn option(tokens: Option<TokenStream>) -> TokenStream {
    tokens.map_or_else(
        || quote!(::core::option::Option::None),
        |tokens| quote!(::core::option::Option::Some(#tokens)),
    )
}
