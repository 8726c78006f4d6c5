//! The structs a query is written with: the columns of the table, and the values of one of its rows.

use super::{columns_ident, values_ident};
use crate::{
    names,
    table::{column::Column, model::Table},
};
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

/// `TableColumns`, `TableValues` and their impls.
pub(super) fn structs(table: &Table) -> TokenStream {
    let (columns, values) = (columns(table), values(table));
    quote!(#columns #values)
}

fn columns(table: &Table) -> TokenStream {
    let (ident, visibility, columns) = (table.ident(), &table.visibility, columns_ident(table));
    let doc = format!("The columns of [`{ident}`] in a query.");
    let debug = columns.to_string();
    let methods = table.columns.iter().map(column_method);
    quote! {
        #[doc = #doc]
        #visibility struct #columns<M: ::sparkify_schema::__private::Mode = ::sparkify_schema::__private::Inner>(
            &'static str,
            ::core::marker::PhantomData<M>,
        );
        #[automatically_derived]
        impl<M: ::sparkify_schema::__private::Mode> #columns<M> {
            #(#methods)*
        }
        #[automatically_derived]
        impl<M: ::sparkify_schema::__private::Mode> ::core::clone::Clone for #columns<M> {
            fn clone(&self) -> Self {
                *self
            }
        }
        #[automatically_derived]
        impl<M: ::sparkify_schema::__private::Mode> ::core::marker::Copy for #columns<M> {}
        #[automatically_derived]
        impl<M: ::sparkify_schema::__private::Mode> ::core::fmt::Debug for #columns<M> {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.debug_tuple(#debug).field(&self.0).finish()
            }
        }
    }
}

fn column_method(column: &Column) -> TokenStream {
    let (ident, visibility, ty, name) = (column.ident(), &column.visibility, &column.ty, column.name.text());
    let docs = names::docs(&column.attributes, &column.name);
    let result = quote_spanned!(ty.span()=> ::sparkify_schema::__private::Expr<M::Of<#ty>>);
    let bytes = quote_spanned!(ty.span()=> <#ty as ::sparkify_schema::__private::ColumnType>::MAX_BYTES);
    quote! {
        #docs
        #[must_use]
        #visibility fn #ident(&self) -> #result {
            ::sparkify_schema::__private::Expr::column(self.0, #name, #bytes)
        }
    }
}

fn values(table: &Table) -> TokenStream {
    let (ident, visibility, values) = (table.ident(), &table.visibility, values_ident(table));
    let doc = format!("A row inserted into [`{ident}`]: one expression for each column.");
    let columns: Vec<&Column> = table.columns.iter().filter(|column| column.identity.is_none()).collect();
    let fields = columns.iter().map(|column| value_field(column));
    let assignments = columns.iter().map(|column| assignment(column));
    quote! {
        #[doc = #doc]
        #[derive(Debug)]
        #visibility struct #values {
            #(#fields,)*
        }
        #[automatically_derived]
        impl ::sparkify_schema::__private::Values for #values {
            type Table = #ident;

            fn assignments(
                self,
            ) -> ::std::vec::Vec<(&'static str, ::core::option::Option<::sparkify_schema::__private::Operand>)> {
                ::std::vec![#(#assignments),*]
            }
        }
    }
}

fn value_field(column: &Column) -> TokenStream {
    let (ident, visibility, ty) = (column.ident(), &column.visibility, &column.ty);
    let docs = names::docs(&column.attributes, &column.name);
    let expr = quote_spanned!(ty.span()=> <#ty as ::sparkify_schema::__private::ColumnType>::Expr);
    let value = if column.default.is_some() {
        quote_spanned!(ty.span()=> ::sparkify_schema::__private::Defaulted<#expr>)
    } else {
        quote_spanned!(ty.span()=> ::sparkify_schema::__private::Expr<#expr>)
    };
    quote!(#docs #visibility #ident: #value)
}

fn assignment(column: &Column) -> TokenStream {
    let (ident, name) = (column.ident(), column.name.text());
    if column.default.is_some() {
        quote!((#name, self.#ident.operand()))
    } else {
        quote!((#name, ::core::option::Option::Some(self.#ident.operand())))
    }
}
