//! The tokens of a newtype: everything its inner type says, under a name of its own.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Type, spanned::Spanned};

/// The whole expansion.
pub(super) fn newtype(ident: &Ident, inner: &Type) -> TokenStream {
    let (column, literal, cell) = (column(ident, inner), literal(ident), cell(ident, inner));
    quote!(#column #literal #cell)
}

fn column(ident: &Ident, inner: &Type) -> TokenStream {
    let name = ident.to_string();
    let inner = quote_spanned!(inner.span()=> <#inner as ::sparkify_schema::__private::ColumnType>);
    quote! {
        #[automatically_derived]
        impl ::sparkify_schema::__private::ColumnType for #ident {
            const SQL: &'static str = #inner::SQL;
            const FAMILY: ::sparkify_schema::__private::Family = #inner::FAMILY;
            const NAME: &'static str = #name;
            const MAX_BYTES: ::core::option::Option<u32> = #inner::MAX_BYTES;
            const VALUES: &'static [&'static str] = #inner::VALUES;
            const MISTAKE: ::core::option::Option<&'static str> = #inner::MISTAKE;
            type Expr = Self;
        }
        ::sparkify_schema::__scalar!(#ident);
        #[automatically_derived]
        impl ::sparkify_schema::__private::Newtype for #ident {
            type Inner = #inner::Expr;
        }
    }
}

fn literal(ident: &Ident) -> TokenStream {
    quote! {
        #[automatically_derived]
        impl ::sparkify_schema::__private::Literal for #ident {
            type Type = Self;

            fn literal<T: ::sparkify_schema::__private::SqlType>(&self) -> ::sparkify_schema::__private::Expr<T> {
                ::sparkify_schema::__private::Literal::literal(&self.0)
            }
        }
        #[automatically_derived]
        impl ::sparkify_schema::__private::IntoExpr for #ident {
            type Type = Self;

            fn into_expr(self) -> ::sparkify_schema::__private::Expr<Self> {
                ::sparkify_schema::__private::Literal::literal(&self)
            }
        }
    }
}

fn cell(ident: &Ident, inner: &Type) -> TokenStream {
    let inner = quote_spanned!(inner.span()=> <#inner as ::sparkify_schema::__private::Cell>);
    quote! {
        #[automatically_derived]
        impl ::sparkify_schema::__private::Cell for #ident {
            type Expr = Self;
            const KIND: ::sparkify_schema::__private::ValueKind = #inner::KIND;
            const EXPECTED: &'static str = #inner::EXPECTED;

            fn decode(text: ::core::option::Option<&str>) -> ::core::option::Option<Self> {
                #inner::decode(text).map(Self)
            }

            fn value(&self) -> ::sparkify_schema::__private::Value {
                #inner::value(&self.0)
            }
        }
    }
}
