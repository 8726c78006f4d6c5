//! The structs a query is written with: the columns of the table, and the values of one of its rows.

use super::{columns_ident, def, values_ident};
use crate::{
    names, place,
    table::{column::Column, model::Table},
};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
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
    let (expr, bytes) = (def::of_type(ty, "Expr"), def::of_type(ty, "MAX_BYTES"));
    let result = quote_spanned!(ty.span()=> ::sparkify_schema::__private::Expr<M::Of<#expr>>);
    let result = place::of(ty, result);
    let alias = quote!(self.0);
    let call = quote_spanned!(ty.span()=> ::sparkify_schema::__private::Expr::column(#alias, #name, #bytes));
    quote! {
        #docs
        #[must_use]
        #visibility fn #ident(&self) -> #result {
            #call
        }
    }
}

fn values(table: &Table) -> TokenStream {
    let (ident, visibility, values) = (table.ident(), &table.visibility, values_ident(table));
    let doc = format!("A row inserted into [`{ident}`]: one expression for each column.");
    let columns: Vec<&Column> = table.columns.iter().filter(|column| !column.is_generated()).collect();
    let fields = columns.iter().map(|column| value_field(column));
    let local = format_ident!("values", span = ident.span());
    let assignments = columns.iter().map(|column| assignment(column, &local));
    let kept = columns.iter().map(|column| kept(column));
    quote! {
        #[doc = #doc]
        #visibility struct #values {
            #(#fields,)*
        }
        #[automatically_derived]
        impl ::sparkify_schema::__private::Values for #values {
            type Table = #ident;

            fn assignments(
                self,
            ) -> ::std::vec::Vec<(&'static str, ::core::option::Option<::sparkify_schema::__private::Operand>)> {
                let #local = self;
                ::std::vec![#(#assignments),*]
            }

            fn kept() -> Self {
                const TABLE: &str = <#ident as ::sparkify_schema::__private::Table>::NAME;
                Self { #(#kept),* }
            }
        }
    }
}

/// The value a row has already: the column itself, under the table's own name. It stands in the place of the column's
/// type, where a wrong type is reported once.
fn kept(column: &Column) -> TokenStream {
    let (ty, table, name) = (&column.ty, quote!(TABLE), column.name.text());
    let mut ident = column.ident().clone();
    ident.set_span(ty.span().resolved_at(ident.span()));
    let bytes = def::of_type(ty, "MAX_BYTES");
    let call = quote_spanned!(ty.span()=> ::sparkify_schema::__private::Expr::column(#table, #name, #bytes));
    let value = if column.is_defaulted() {
        quote_spanned!(ty.span()=> ::sparkify_schema::__private::Defaulted::Set(#call))
    } else {
        call
    };
    let value = place::of(ty, value);
    quote_spanned!(ty.span()=> #ident: #value)
}

fn value_field(column: &Column) -> TokenStream {
    let (ident, visibility, ty) = (column.ident(), &column.visibility, &column.ty);
    let docs = names::docs(&column.attributes, &column.name);
    let (wrapper, expr) =
        (if column.is_defaulted() { "Defaulted" } else { "Expr" }, def::of_type(ty, "Expr"));
    let wrapper = format_ident!("{wrapper}", span = ty.span());
    let value = place::of(ty, quote_spanned!(ty.span()=> ::sparkify_schema::__private::#wrapper<#expr>));
    quote!(#docs #visibility #ident: #value)
}

fn assignment(column: &Column, local: &Ident) -> TokenStream {
    let (ident, name) = (column.ident(), column.name.text());
    let operand = place::field(local, ident, &column.ty);
    let operand = quote!(#operand.operand());
    if column.is_defaulted() {
        quote!((#name, #operand))
    } else {
        quote!((#name, ::core::option::Option::Some(#operand)))
    }
}
