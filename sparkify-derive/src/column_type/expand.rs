//! The tokens of a newtype: everything its inner type says, under a name of its own.

use crate::{place, std_types::Instead};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::{Type, spanned::Spanned};

/// The whole expansion.
pub(super) fn newtype(ident: &Ident, inner: &Instead) -> TokenStream {
    let (column, literal, cell) = (column(ident, &inner.ty), literal(ident, inner), cell(ident, inner));
    quote!(#column #literal #cell)
}

fn column(ident: &Ident, inner: &Type) -> TokenStream {
    let name = ident.to_string();
    let of_inner = |item: &str| of(inner, "ColumnType", item);
    let (sql, family, max_bytes) = (of_inner("SQL"), of_inner("FAMILY"), of_inner("MAX_BYTES"));
    let (values, mistake, expr) = (of_inner("VALUES"), of_inner("MISTAKE"), of_inner("Expr"));
    quote! {
        #[automatically_derived]
        impl ::sparkify_schema::__private::ColumnType for #ident {
            const SQL: &'static str = #sql;
            const FAMILY: ::sparkify_schema::__private::Family = #family;
            const NAME: &'static str = #name;
            const MAX_BYTES: ::core::option::Option<u32> = #max_bytes;
            const VALUES: &'static [&'static str] = #values;
            const MISTAKE: ::core::option::Option<&'static str> = #mistake;
            type Expr = Self;
        }
        ::sparkify_schema::__scalar!(#ident);
        #[automatically_derived]
        impl ::sparkify_schema::__private::Newtype for #ident {
            type Inner = #expr;
        }
    }
}

fn literal(ident: &Ident, inner: &Instead) -> TokenStream {
    let literal = of(&inner.ty, "Literal", "literal");
    let body = if inner.guessed { quote!(::core::unreachable!()) } else { quote!(#literal(&self.0)) };
    let condition = where_inner(inner, "Literal");
    quote! {
        #[automatically_derived]
        impl ::sparkify_schema::__private::Literal for #ident #condition {
            type Type = Self;

            fn literal<T: ::sparkify_schema::__private::SqlType>(&self) -> ::sparkify_schema::__private::Expr<T> {
                #body
            }
        }
        #[automatically_derived]
        impl ::sparkify_schema::__private::IntoExpr for #ident #condition {
            type Type = Self;

            fn into_expr(self) -> ::sparkify_schema::__private::Expr<Self> {
                ::sparkify_schema::__private::Literal::literal(&self)
            }
        }
    }
}

fn cell(ident: &Ident, inner: &Instead) -> TokenStream {
    let of_inner = |name: &str| of(&inner.ty, "Cell", name);
    let (kind, expected) = (of_inner("KIND"), of_inner("EXPECTED"));
    let (decode, value) = (of_inner("decode"), of_inner("value"));
    // A guessed type is not the field's; its mistake is reported.
    let (decode, value) = if inner.guessed {
        (quote!(text.and(::core::option::Option::None)), quote!(::sparkify_schema::__private::Value::Null))
    } else {
        (quote!(#decode(text).map(Self)), quote!(#value(&self.0)))
    };
    let condition = where_inner(inner, "Cell");
    quote! {
        #[automatically_derived]
        impl ::sparkify_schema::__private::Cell for #ident #condition {
            type Expr = Self;
            const KIND: ::sparkify_schema::__private::ValueKind = #kind;
            const EXPECTED: &'static str = #expected;

            fn decode(text: ::core::option::Option<&str>) -> ::core::option::Option<Self> {
                #decode
            }

            fn value(&self) -> ::sparkify_schema::__private::Value {
                #value
            }
        }
    }
}

/// What a newtype can do only if its inner type can. A plain bound on a type without parameters would have to hold
/// here and now; one for every lifetime is looked at where it is used.
fn where_inner(inner: &Instead, of_trait: &str) -> TokenStream {
    let (ty, of_trait) = (&inner.ty, format_ident!("{of_trait}"));
    quote!(where for<'inner> #ty: ::sparkify_schema::__private::#of_trait)
}

/// An item of the inner type. Every use of a trait has this one form, so that the compiler finds its reports of a
/// wrong type alike and shows one.
fn of(inner: &Type, of_trait: &str, item: &str) -> TokenStream {
    let (of_trait, item) = (format_ident!("{of_trait}"), format_ident!("{item}"));
    place::of(
        inner,
        quote_spanned!(inner.span()=> <#inner as ::sparkify_schema::__private::#of_trait>::#item),
    )
}
