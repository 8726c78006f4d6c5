//! The types of the standard library that no column has, and what to write instead.
//!
//! A wrong type of one's own is the compiler's to report; these are so common that each gets one answer.

use crate::{errors::Errors, named};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote_spanned};
use syn::{GenericArgument, PathArguments, Type, spanned::Spanned};

/// A type to go on with.
pub(crate) struct Instead {
    pub(crate) ty: Type,
    /// Whether it is not the one that was written.
    pub(crate) guessed: bool,
}

/// What a type is used for.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Place {
    /// A column of a table.
    Column,
    /// A field of a query's row.
    Row,
}

/// The type, or after a report the one that is probably meant.
pub(crate) fn judged(ty: &Type, place: Place, errors: &mut Errors) -> Instead {
    let ty = ungrouped(ty);
    if named::named(ty).is_some() {
        return Instead { ty: ty.clone(), guessed: false };
    }
    let inside = argument_of(ty, "Option");
    if let Some(inner) = inside
        && argument_of(inner, "Option").is_some()
    {
        errors.at(ty, "a column is nullable once: write `Option<T>`");
        return Instead { ty: judged(inner, place, errors).ty, guessed: true };
    }
    let written = inside.unwrap_or(ty);
    let Some((message, instead)) = mistake(written, place) else {
        return Instead { ty: ty.clone(), guessed: false };
    };
    errors.at(written, message);
    let tokens = if inside.is_some() {
        quote_spanned!(written.span()=> ::core::option::Option<#instead>)
    } else {
        instead
    };
    Instead { ty: Type::Verbatim(tokens), guessed: true }
}

/// Whether the type is an `Option`.
pub(crate) fn is_option(ty: &Type) -> bool {
    argument_of(ty, "Option").is_some()
}

/// The type inside every `Option` around it.
pub(crate) fn without_option(ty: &Type) -> &Type {
    argument_of(ty, "Option").map_or(ty, without_option)
}

/// What is wrong with the type, and the one to go on with.
fn mistake(ty: &Type, place: Place) -> Option<(String, TokenStream)> {
    let name = base_name(ty)?;
    let span = ty.span();
    let text = if place == Place::Row {
        quote_spanned!(span=> ::std::string::String)
    } else {
        quote_spanned!(span=> ::sparkify_schema::__private::Varchar<1>)
    };
    let bytes = quote_spanned!(span=> ::sparkify_schema::__private::Varbyte<1>);
    let json = quote_spanned!(span=> ::sparkify_schema::__private::Super);
    let number = |rust: &str, instead| Some((format!("Redshift has no `{name}`; use `{rust}`"), instead));
    match (name.as_str(), place) {
        ("&str", Place::Row) => Some(("a row owns its values; use `String`".to_owned(), text)),
        ("String" | "&str" | "str", Place::Column) => {
            Some((format!("`{name}` has no length in Redshift; use `Varchar<N>`, N bytes"), text))
        }
        ("char", _) => {
            Some(("Redshift has no `char`; use `Varchar<4>`, which holds any character".to_owned(), text))
        }
        ("Vec<u8>" | "&[u8]", Place::Column) => {
            Some((format!("`{name}` has no length in Redshift; use `Varbyte<N>`, N bytes"), bytes))
        }
        ("Vec" | "HashMap" | "BTreeMap" | "HashSet" | "BTreeSet", Place::Column) => {
            Some((format!("Redshift has no `{name}`; use `Super`, which holds JSON"), json))
        }
        ("i8" | "u8", _) => number("i16", quote_spanned!(span=> i16)),
        ("u16", _) => number("i32", quote_spanned!(span=> i32)),
        ("u32" | "isize" | "usize", _) | ("u64" | "i128" | "u128", Place::Row) => {
            number("i64", quote_spanned!(span=> i64))
        }
        ("u64", Place::Column) => {
            number("Decimal<20, 0>", quote_spanned!(span=> ::sparkify_schema::__private::Decimal<20, 0>))
        }
        ("i128" | "u128", Place::Column) => {
            number("Decimal<38, 0>", quote_spanned!(span=> ::sparkify_schema::__private::Decimal<38, 0>))
        }
        _ => None,
    }
}

/// The last name of a path with its arguments cut, `Vec<u8>`, `&str` and `&[u8]` as they are.
fn base_name(ty: &Type) -> Option<String> {
    match ty {
        Type::Reference(reference) => {
            let inner = reference.elem.to_token_stream().to_string().replace(' ', "");
            matches!(inner.as_str(), "str" | "[u8]").then(|| format!("&{inner}"))
        }
        Type::Path(path) if path.qself.is_none() => {
            if let Some(item) = argument_of(ty, "Vec") {
                return Some(
                    if base_name(item).as_deref() == Some("u8") { "Vec<u8>" } else { "Vec" }.to_owned(),
                );
            }
            path.path.segments.last().map(|segment| segment.ident.to_string())
        }
        _ => None,
    }
}

/// `T` of `outer<T>`.
pub(crate) fn argument_of<'a>(ty: &'a Type, outer: &str) -> Option<&'a Type> {
    let Type::Path(path) = ungrouped(ty) else { return None };
    let segment = path.path.segments.last().filter(|segment| segment.ident == outer)?;
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else {
        return None;
    };
    match arguments.args.first() {
        Some(GenericArgument::Type(inner)) if arguments.args.len() == 1 => Some(inner),
        _ => None,
    }
}

/// The type without the invisible brackets that a macro's `$ty:ty` puts around it.
pub(crate) fn ungrouped(ty: &Type) -> &Type {
    match ty {
        Type::Group(group) => ungrouped(&group.elem),
        _ => ty,
    }
}
