//! The structs a query is written with: the columns of the table, and the values of one of its rows.

use super::{columns_ident, def, values_ident};
use crate::{
    names, place,
    table::{column::Column, model::Table},
};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

/// `TableColumns`, `TableValues` and their impls.
pub(super) fn structs(table: &Table) -> TokenStream {
    let (columns, values) = (columns(table), values(table));
    quote!(#columns #values)
}

pub(in crate::table) fn columns(table: &Table) -> TokenStream {
    let (ident, visibility, columns) = (table.ident(), &table.visibility, columns_ident(table));
    let doc = format!("The columns of [`{ident}`] in a query.");
    let debug = columns.to_string();
    let methods = (0..).zip(&table.columns).map(|(place, column)| column_method(table, place, column));
    quote! {
        #[doc = #doc]
        #visibility struct #columns<M: ::sparkify_schema::Mode = ::sparkify_schema::Inner>(
            &'static str,
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

fn column_method(table: &Table, place: usize, column: &Column) -> TokenStream {
    let (ident, visibility, ty) = (column.ident(), &column.visibility, &column.ty);
    let docs = names::docs(&column.attributes, &column.name);
    let (table, (first, last)) = (table.ident(), column.ends);
    let end = quote_spanned!(last=> >);
    let result = quote_spanned!(first=> ::sparkify_schema::__private::ExprOf<#ty, M #end);
    let function = quote_spanned!(first=> ::sparkify_schema::Expr::at::<#table>);
    let body = place::call(&function, quote!(self.0, #place), last);
    quote! {
        #docs
        #visibility fn #ident(&self) -> #result {
            #body
        }
    }
}

fn values(table: &Table) -> TokenStream {
    let (ident, visibility, values) = (table.ident(), &table.visibility, values_ident(table));
    let doc = format!("A row inserted into [`{ident}`]: one expression for each column.");
    let columns = || (0_usize..).zip(&table.columns).filter(|(_, column)| !column.is_generated());
    let fields = columns().map(|(_, column)| value_field(column));
    let local = format_ident!("values", span = ident.span());
    let operands = columns().map(|(_, column)| {
        let operand = place::field(&local, column.ident(), column.ends);
        quote!(#operand.assigned())
    });
    let kept = columns().map(|(place, column)| {
        // In the place of the column's type, where a wrong type is reported once.
        let (first, last) = column.ends;
        let mut field = column.ident().clone();
        field.set_span(first.resolved_at(field.span()));
        let wrapper = wrapper(column, first);
        let function = quote_spanned!(first=> ::sparkify_schema::#wrapper::kept::<#ident>);
        let value = place::call(&function, quote!(#place), last);
        quote_spanned!(first=> #field: #value)
    });
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
                ::std::vec::Vec::from([#(#operands),*])
            }

            fn kept() -> Self {
                Self { #(#kept),* }
            }
        }
    }
}

/// The type of a value: with a default, it may be left to it.
fn wrapper(column: &Column, span: Span) -> Ident {
    Ident::new(if column.is_defaulted() { "Defaulted" } else { "Expr" }, span)
}

fn value_field(column: &Column) -> TokenStream {
    let (ident, visibility) = (column.ident(), &column.visibility);
    let docs = names::docs(&column.attributes, &column.name);
    let (first, last) = column.ends;
    let (wrapper, expr, end) =
        (wrapper(column, first), def::of_type(column, "Expr"), quote_spanned!(last=> >));
    let value = quote_spanned!(first=> ::sparkify_schema::#wrapper<#expr #end);
    quote!(#docs #visibility #ident: #value)
}
