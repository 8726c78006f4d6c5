//! The tokens of an enum of allowed values: a VARCHAR with a type of its own in expressions.

use super::model::{Values, Variant};
use crate::nearest;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// The whole expansion.
pub(super) fn values(values: &Values) -> TokenStream {
    let (ident, visibility) = (&values.ident, &values.visibility);
    let variants: Vec<&Ident> = values.variants.iter().map(|variant| &variant.ident).collect();
    let texts: Vec<String> = values.variants.iter().map(Variant::value).collect();
    let column = column(values, &texts);
    if !values.is_enum {
        return column;
    }
    let cell = cell(values, &texts);
    let of_self = if variants.is_empty() { quote!(*self) } else { quote!(self) };
    quote! {
        #column
        #cell
        #[automatically_derived]
        impl #ident {
            /// The value in the database.
            #[must_use]
            #visibility const fn value(&self) -> &'static str {
                match #of_self {
                    #(Self::#variants { .. } => #texts,)*
                }
            }
        }
        #[automatically_derived]
        impl ::sparkify_schema::__private::AllowedValues for #ident {
            fn value(&self) -> &'static str {
                #ident::value(self)
            }
        }
        #[automatically_derived]
        impl ::sparkify_schema::__private::Literal for #ident {
            type Type = Self;

            fn literal<T: ::sparkify_schema::__private::SqlType>(&self) -> ::sparkify_schema::__private::Expr<T> {
                ::sparkify_schema::__private::Literal::literal(&#ident::value(self))
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

fn column(values: &Values, texts: &[String]) -> TokenStream {
    let (ident, name) = (&values.ident, values.ident.to_string());
    let longest = texts.iter().map(String::len).max().unwrap_or(0).max(1);
    let given = values.bytes.as_ref().and_then(|bytes| bytes.base10_parse().ok());
    let bytes = given.unwrap_or_else(|| u32::try_from(longest).unwrap_or(u32::MAX));
    let varchar =
        quote!(<::sparkify_schema::__private::Varchar<#bytes> as ::sparkify_schema::__private::ColumnType>);
    quote! {
        #[automatically_derived]
        impl ::sparkify_schema::__private::ColumnType for #ident {
            const SQL: &'static str = #varchar::SQL;
            const FAMILY: ::sparkify_schema::__private::Family = #varchar::FAMILY;
            const NAME: &'static str = #name;
            const MAX_BYTES: ::core::option::Option<u32> = #varchar::MAX_BYTES;
            const VALUES: &'static [&'static str] = &[#(#texts),*];
            type Expr = Self;
        }
        ::sparkify_schema::__scalar!(#ident);
    }
}

fn cell(values: &Values, texts: &[String]) -> TokenStream {
    let ident = &values.ident;
    let allowed: Vec<&str> = texts.iter().map(String::as_str).collect();
    let expected = format!("one of {}", nearest::quoted(&allowed));
    let fieldless = values.variants.iter().filter(|variant| variant.fields.is_empty());
    let arms = fieldless.map(|variant| {
        let (ident, text) = (&variant.ident, variant.value());
        quote!(#text => ::core::option::Option::Some(Self::#ident {}),)
    });
    quote! {
        #[automatically_derived]
        impl ::sparkify_schema::__private::Cell for #ident {
            type Expr = Self;
            const KIND: ::sparkify_schema::__private::ValueKind = ::sparkify_schema::__private::ValueKind::Text;
            const EXPECTED: &'static str = #expected;

            fn decode(text: ::core::option::Option<&str>) -> ::core::option::Option<Self> {
                match text? {
                    #(#arms)*
                    _ => ::core::option::Option::None,
                }
            }

            fn value(&self) -> ::sparkify_schema::__private::Value {
                ::sparkify_schema::__private::Value::Text(#ident::value(self).to_owned())
            }
        }
    }
}
