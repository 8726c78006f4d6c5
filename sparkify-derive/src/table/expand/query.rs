//! The structs a query is written with: the columns of the table, and the values of one of its rows.

use super::{columns_ident, values_ident};
use crate::{
    names, place,
    table::{column::Column, model::Table},
};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote};

/// `TableColumns`, `TableValues` and their impls.
pub(super) fn structs(table: &Table) -> TokenStream {
    let (columns, values) = (columns(table), values(table));
    quote!(#columns #values)
}

pub(in crate::table) fn columns(table: &Table) -> TokenStream {
    let (ident, visibility, columns) = (table.ident(), &table.visibility, columns_ident(table));
    let doc = format!("The columns of [`{ident}`] in a query.");
    let debug = columns.to_string();
    let methods = (0..).zip(&table.columns).map(|(place, column)| column_method(ident, place, column));
    quote! {
        #[doc = #doc]
        #visibility struct #columns<M: ::sparkify_schema::Mode = ::sparkify_schema::Inner>(
            ::sparkify_schema::__private::Alias<#ident>,
            ::core::marker::PhantomData<M>,
        );
        #[automatically_derived]
        impl<M: ::sparkify_schema::Mode> #columns<M> {
            #(#methods)*
        }
        #[automatically_derived]
        impl<M: ::sparkify_schema::Mode> ::core::clone::Clone for #columns<M> {
            fn clone(&self) -> Self {
                *self
            }
        }
        #[automatically_derived]
        impl<M: ::sparkify_schema::Mode> ::core::marker::Copy for #columns<M> {}
        #[automatically_derived]
        impl<M: ::sparkify_schema::Mode> ::core::fmt::Debug for #columns<M> {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.debug_tuple(#debug).field(&self.0).finish()
            }
        }
    }
}

fn column_method(table: &Ident, place: usize, column: &Column) -> TokenStream {
    let (ident, visibility, ty) = (column.ident(), &column.visibility, &column.ty);
    let docs = names::docs(&column.attributes, &column.name);
    let (first, last) = column.ends;
    let (colons, close) = (place::colons(first), place::close(last));
    // In the place of the column's type, where a wrong type is reported once; the names are those of the struct.
    let this = Ident::new("self", Span::call_site().resolved_at(table.span()));
    let this_in_place = place::moved(&this, first);
    let arguments = place::arguments(Literal::usize_unsuffixed(place), last);
    quote! {
        #docs
        #[track_caller]
        #visibility fn #ident(&#this) -> #colons sparkify_schema::__private::ExprOf<#ty, M #close {
            #this_in_place.0.at #arguments
        }
    }
}

fn values(table: &Table) -> TokenStream {
    let (ident, visibility, values) = (table.ident(), &table.visibility, values_ident(table));
    let doc = format!("A row inserted into [`{ident}`]: one expression for each column.");
    let columns = || (0_usize..).zip(&table.columns).filter(|(_, column)| !column.is_generated());
    let fields = columns().map(|(_, column)| value_field(column));
    // Each in the place of the column's type, where a wrong type is reported once.
    let local = format_ident!("values", span = ident.span());
    let locals = columns().map(|(_, column)| place::moved(&local, column.ends.0));
    let operands = columns().map(|(_, column)| place::moved(column.ident(), column.ends.1));
    let kept = columns().map(|(_, column)| place::moved(column.ident(), column.ends.0));
    let row = format_ident!("row", span = ident.span());
    let rows = columns().map(|(_, column)| place::moved(&row, column.ends.0));
    let places =
        columns().map(|(place, column)| place::arguments(Literal::usize_unsuffixed(place), column.ends.1));
    quote! {
        #[doc = #doc]
        #visibility struct #values {
            #(#fields,)*
        }
        #[automatically_derived]
        impl ::sparkify_schema::Values for #values {
            type Table = #ident;

            fn operands(self) -> ::std::vec::Vec<::core::option::Option<::sparkify_schema::Operand>> {
                let #local = self;
                ::std::vec::Vec::from([#(#locals.#operands.assigned()),*])
            }

            fn kept() -> Self {
                let #row = ::sparkify_schema::__private::Alias::<#ident>::of_the_table();
                Self { #(#kept: #rows.kept #places),* }
            }
        }
    }
}

fn value_field(column: &Column) -> TokenStream {
    let (ident, visibility, ty) = (column.ident(), &column.visibility, &column.ty);
    let docs = names::docs(&column.attributes, &column.name);
    let (first, last) = column.ends;
    let (colons, open, close) = (place::colons(first), place::open(first), place::close(last));
    // With a default, a value may be left to it.
    let wrapper = Ident::new(if column.is_defaulted() { "Defaulted" } else { "Expr" }, first);
    let expr = Ident::new("Expr", last);
    quote! {
        #docs
        #visibility #ident: #colons sparkify_schema::#wrapper<#open #ty as ::sparkify_schema::ColumnType>::#expr #close
    }
}
