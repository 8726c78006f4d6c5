//! The tokens of a row: its columns as data, its values in a query, and its decoding.

mod columns;

use super::model::{Column, Row};
use crate::{names, place};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::{Type, spanned::Spanned};

/// The whole expansion.
pub(super) fn row(row: &Row) -> TokenStream {
    let (ident, values) = (&row.ident, format_ident!("{}Values", row.ident));
    let columns = row.columns.iter().map(column);
    let column_struct = format_ident!("{}Columns", row.ident);
    let (decode, cells, value_struct) = (decode(row), cells(row), value_struct(row, &values));
    let of_query = columns::columns(row, &column_struct);
    let rules = row.columns.iter().map(rule);
    quote! {
        #of_query
        #value_struct
        #(#rules)*
        #[automatically_derived]
        impl ::sparkify_schema::__private::Row for #ident {
            const COLUMNS: &'static [::sparkify_schema::__private::RowColumn] = &[#(#columns),*];
            type Values = #values;
            type Columns<M: ::sparkify_schema::__private::Mode> = #column_struct<M>;

            fn columns<M: ::sparkify_schema::__private::Mode>(
                alias: &'static str,
                sizes: ::sparkify_schema::__private::Sizes,
            ) -> #column_struct<M> {
                #column_struct(alias, sizes, ::core::marker::PhantomData)
            }

            #decode
            #cells
        }
    }
}

fn column(column: &Column) -> TokenStream {
    let (name, doc, kind) = (column.name.text(), names::doc(&column.attributes), of_type(&column.ty, "KIND"));
    quote!(::sparkify_schema::__private::RowColumn { name: #name, doc: #doc, kind: #kind })
}

/// An item of a field's type. Every use of a type has this one form, so that the compiler finds its reports of a
/// wrong type alike and shows one.
fn of_type(ty: &Type, item: &str) -> TokenStream {
    let item = format_ident!("{item}");
    place::of(ty, quote_spanned!(ty.span()=> <#ty as ::sparkify_schema::__private::Cell>::#item))
}

fn decode(row: &Row) -> TokenStream {
    let cells: Vec<Ident> = (0..row.columns.len()).map(|i| format_ident!("cell{i}")).collect();
    let expected = row.columns.len();
    let fields = row.columns.iter().zip(&cells).map(|(column, cell)| {
        let (ident, name, ty) = (&column.name.ident, column.name.text(), &column.ty);
        let (expected, decode) = (of_type(ty, "EXPECTED"), of_type(ty, "decode"));
        let value = quote_spanned! {ty.span()=>
            ::sparkify_schema::__private::decoded(#name, #expected, *#cell, #decode(*#cell))?
        };
        quote!(#ident: #value)
    });
    // A field of a guessed type cannot be filled; its mistake is reported.
    let body = if row.columns.iter().any(|column| column.guessed) {
        quote!(let _ = cells; ::core::unreachable!())
    } else {
        quote! {
            let [#(#cells),*] = cells else {
                return ::core::result::Result::Err(::sparkify_schema::__private::RowError::Width {
                    expected: #expected,
                    found: cells.len(),
                });
            };
            ::core::result::Result::Ok(Self { #(#fields),* })
        }
    };
    quote! {
        fn decode(
            cells: &[::core::option::Option<&str>],
        ) -> ::core::result::Result<Self, ::sparkify_schema::__private::RowError> {
            #body
        }
    }
}

fn cells(row: &Row) -> TokenStream {
    let values = row.columns.iter().filter(|column| !column.guessed).map(|column| {
        let (ident, value) = (&column.name.ident, of_type(&column.ty, "value"));
        quote!(#value(&self.#ident))
    });
    quote! {
        fn cells(&self) -> ::std::vec::Vec<::sparkify_schema::__private::Value> {
            ::std::vec![#(#values),*]
        }
    }
}

fn value_struct(row: &Row, values: &Ident) -> TokenStream {
    let (ident, visibility) = (&row.ident, &row.visibility);
    let local = format_ident!("values", span = ident.span());
    let doc = format!("A row of [`{ident}`] in a query: one expression for each column.");
    let fields = row.columns.iter().map(|column| {
        let (ident, visibility, ty, docs) = (
            &column.name.ident,
            &column.visibility,
            &column.ty,
            names::docs(&column.attributes, &column.name),
        );
        let expr = of_type(ty, "Expr");
        let expr = place::of(ty, quote_spanned!(ty.span()=> ::sparkify_schema::__private::Expr<#expr>));
        quote!(#docs #visibility #ident: #expr)
    });
    let assignments = row.columns.iter().map(|column| {
        let (ident, name) = (&column.name.ident, column.name.text());
        let operand = place::field(&local, ident, place::ends(&column.ty));
        let operand = quote!(#operand.operand());
        quote!((#name, #operand))
    });
    quote! {
        #[doc = #doc]
        #visibility struct #values {
            #(#fields,)*
        }
        #[automatically_derived]
        impl ::sparkify_schema::__private::RowValues for #values {
            fn assignments(self) -> ::std::vec::Vec<(&'static str, ::sparkify_schema::__private::Operand)> {
                let #local = self;
                ::std::vec![#(#assignments),*]
            }
        }
    }
}

/// The column's name is one Redshift takes.
fn rule(column: &Column) -> TokenStream {
    let (written, name) = (column.name.token(), column.name.text());
    let span = place::start(written);
    let call = quote_spanned!(span=> ::sparkify_schema::__private::rules::name_is_valid("column", #name));
    let call = place::of(written, call);
    quote!(const _: () = #call;)
}
