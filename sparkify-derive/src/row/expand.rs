//! The tokens of a row: its columns as data, its values in a query, and its decoding.

use super::model::{Column, Row};
use crate::names;
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;

/// The whole expansion.
pub(super) fn row(row: &Row) -> TokenStream {
    let (ident, values) = (&row.ident, format_ident!("{}Values", row.ident));
    let columns = row.columns.iter().map(column);
    let (decode, cells, value_struct) = (decode(row), cells(row), value_struct(row, &values));
    let rules = row.columns.iter().map(rule);
    quote! {
        #value_struct
        #(#rules)*
        #[automatically_derived]
        impl ::sparkify_schema::__private::Row for #ident {
            const COLUMNS: &'static [::sparkify_schema::__private::RowColumn] = &[#(#columns),*];
            type Values = #values;
            #decode
            #cells
        }
    }
}

fn column(column: &Column) -> TokenStream {
    let (name, doc, ty) = (column.name.text(), names::doc(&column.attributes), &column.ty);
    let kind = quote_spanned!(ty.span()=> <#ty as ::sparkify_schema::__private::Cell>::KIND);
    quote!(::sparkify_schema::__private::RowColumn { name: #name, doc: #doc, kind: #kind })
}

fn decode(row: &Row) -> TokenStream {
    let cells: Vec<Ident> = (0..row.columns.len()).map(|i| format_ident!("cell{i}")).collect();
    let expected = row.columns.len();
    let fields = row.columns.iter().zip(&cells).map(|(column, cell)| {
        let (ident, name, ty) = (&column.name.ident, column.name.text(), &column.ty);
        // A guessed type is not the field's, and its mistake is reported.
        let value = if column.guessed {
            quote!(::core::unreachable!())
        } else {
            quote_spanned!(ty.span()=> ::sparkify_schema::__private::decode_cell::<#ty>(#name, *#cell)?)
        };
        quote!(#ident: #value)
    });
    quote! {
        fn decode(
            cells: &[::core::option::Option<&str>],
        ) -> ::core::result::Result<Self, ::sparkify_schema::__private::RowError> {
            let [#(#cells),*] = cells else {
                return ::core::result::Result::Err(::sparkify_schema::__private::RowError::Width {
                    expected: #expected,
                    found: cells.len(),
                });
            };
            ::core::result::Result::Ok(Self { #(#fields),* })
        }
    }
}

fn cells(row: &Row) -> TokenStream {
    let values = row.columns.iter().filter(|column| !column.guessed).map(|column| {
        let (ident, ty) = (&column.name.ident, &column.ty);
        quote_spanned!(ty.span()=> <#ty as ::sparkify_schema::__private::Cell>::value(&self.#ident))
    });
    quote! {
        fn cells(&self) -> ::std::vec::Vec<::sparkify_schema::__private::Value> {
            ::std::vec![#(#values),*]
        }
    }
}

fn value_struct(row: &Row, values: &Ident) -> TokenStream {
    let (ident, visibility) = (&row.ident, &row.visibility);
    let doc = format!("A row of [`{ident}`] in a query: one expression for each column.");
    let fields = row.columns.iter().map(|column| {
        let (ident, visibility, ty, docs) = (
            &column.name.ident,
            &column.visibility,
            &column.ty,
            names::docs(&column.attributes, &column.name),
        );
        let expr = quote_spanned!(ty.span()=> <#ty as ::sparkify_schema::__private::Cell>::Expr);
        quote!(#docs #visibility #ident: ::sparkify_schema::__private::Expr<#expr>)
    });
    let assignments = row.columns.iter().map(|column| {
        let (ident, name) = (&column.name.ident, column.name.text());
        quote!((#name, self.#ident.operand()))
    });
    quote! {
        #[doc = #doc]
        #[derive(Debug)]
        #visibility struct #values {
            #(#fields,)*
        }
        #[automatically_derived]
        impl ::sparkify_schema::__private::RowValues for #values {
            fn assignments(self) -> ::std::vec::Vec<(&'static str, ::sparkify_schema::__private::Operand)> {
                ::std::vec![#(#assignments),*]
            }
        }
    }
}

/// The column's name is one Redshift takes.
fn rule(column: &Column) -> TokenStream {
    let (span, name) = (column.name.token().span(), column.name.text());
    quote_spanned!(span=> const _: () = ::sparkify_schema::__private::rules::name_is_valid("column", #name);)
}
