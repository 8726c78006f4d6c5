//! The columns of a row, where another query reads them.

use super::{Column, Row, of_type};
use crate::{names, place};
use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

/// `RowColumns` and its accessors.
pub(super) fn columns(row: &Row, columns: &Ident) -> TokenStream {
    let (ident, visibility) = (&row.ident, &row.visibility);
    let doc = format!("The columns of a query of [`{ident}`], where another query reads them.");
    let debug = columns.to_string();
    let methods = row.columns.iter().enumerate().map(|(place, column)| method(place, column));
    quote! {
        #[doc = #doc]
        #visibility struct #columns<M: ::sparkify_schema::__private::Mode = ::sparkify_schema::__private::Inner>(
            &'static str,
            ::sparkify_schema::__private::Sizes,
            ::core::marker::PhantomData<M>,
        );
        #[automatically_derived]
        impl<M: ::sparkify_schema::__private::Mode> #columns<M> {
            #(#methods)*
        }
        #[automatically_derived]
        impl<M: ::sparkify_schema::__private::Mode> ::core::clone::Clone for #columns<M> {
            fn clone(&self) -> Self {
                Self(self.0, ::core::clone::Clone::clone(&self.1), ::core::marker::PhantomData)
            }
        }
        #[automatically_derived]
        impl<M: ::sparkify_schema::__private::Mode> ::core::fmt::Debug for #columns<M> {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.debug_tuple(#debug).field(&self.0).finish()
            }
        }
    }
}

fn method(at: usize, column: &Column) -> TokenStream {
    let (ident, visibility, ty, name) =
        (&column.name.ident, &column.visibility, &column.ty, column.name.text());
    let docs = names::docs(&column.attributes, &column.name);
    let expr = of_type(ty, "Expr");
    let result = quote_spanned!(ty.span()=> ::sparkify_schema::__private::Expr<M::Of<#expr>>);
    let result = place::of(ty, result);
    let (alias, sizes) = (quote!(self.0), quote!(self.1));
    let call =
        quote_spanned!(ty.span()=> ::sparkify_schema::__private::Expr::column(#alias, #name, #sizes.of(#at)));
    quote! {
        #docs
        #[must_use]
        #visibility fn #ident(&self) -> #result {
            #call
        }
    }
}
