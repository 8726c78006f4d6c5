//! What kind of item a derive stands on.

use crate::errors::Errors;
use proc_macro2::Ident;
use syn::{Data, DataEnum, DeriveInput, Field, Fields, Generics};

/// The named fields of a struct; none, and a report, if it is anything else.
pub(crate) fn named_fields<'a>(
    input: &'a DeriveInput,
    what: &str,
    errors: &mut Errors,
) -> Vec<(&'a Ident, &'a Field)> {
    plain(&input.generics, what, errors);
    if let Data::Struct(data) = &input.data
        && let Fields::Named(fields) = &data.fields
    {
        if fields.named.is_empty() {
            errors.at(
                &input.ident,
                format!("{what} has at least one column, but `{}` has no field", input.ident),
            );
        }
        return fields.named.iter().filter_map(|field| Some((field.ident.as_ref()?, field))).collect();
    }
    let found = match &input.data {
        Data::Struct(_) => "a struct without named fields",
        Data::Enum(_) => "an enum",
        Data::Union(_) => "a union",
    };
    errors
        .at(&input.ident, format!("{what} is a struct with named fields, but `{}` is {found}", input.ident));
    Vec::new()
}

/// The one field of a tuple struct; none, and a report, if it is anything else.
pub(crate) fn single_field<'a>(input: &'a DeriveInput, errors: &mut Errors) -> Option<&'a Field> {
    plain(&input.generics, "a column type", errors);
    let ident = &input.ident;
    let found = match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Unnamed(fields) if fields.unnamed.len() == 1 => return fields.unnamed.first(),
            Fields::Unnamed(fields) => {
                if let Some(second) = fields.unnamed.iter().nth(1) {
                    errors.at(
                        &second.ty,
                        format!("a column holds one value: `struct {ident}(i64);` has one field"),
                    );
                    return None;
                }
                "a struct without a field"
            }
            Fields::Named(_) => "a struct with named fields",
            Fields::Unit => "a struct without a field",
        },
        Data::Enum(_) => {
            errors.at(
                ident,
                format!("`{ident}` is an enum; its allowed values are told by `#[derive(ColumnEnum)]`"),
            );
            return None;
        }
        Data::Union(_) => "a union",
    };
    errors.at(
        ident,
        format!(
            "a column type is a struct around one value, `struct {ident}(i64);`, but `{ident}` is {found}"
        ),
    );
    None
}

/// The enum; none, and a report, if it is anything else.
pub(crate) fn enumeration<'a>(input: &'a DeriveInput, errors: &mut Errors) -> Option<&'a DataEnum> {
    plain(&input.generics, "an enum of allowed values", errors);
    let found = match &input.data {
        Data::Enum(data) => return Some(data),
        Data::Struct(_) => "a struct",
        Data::Union(_) => "a union",
    };
    let ident = &input.ident;
    errors.at(ident, format!("allowed values are told by an enum, but `{ident}` is {found}"));
    None
}

fn plain(generics: &Generics, what: &str, errors: &mut Errors) {
    if !generics.params.is_empty() {
        errors.at(generics, format!("{what} has no parameters: its columns are the same everywhere"));
    }
}
