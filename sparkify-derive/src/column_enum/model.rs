//! What an enum of allowed values says, as written.

use crate::{
    attribute::{self, twice},
    errors::Errors,
    names, shape,
};
use proc_macro2::Ident;
use quote::ToTokens;
use syn::{Attribute, DeriveInput, Fields, LitInt, LitStr, Meta, Visibility, parse::Parse};

/// An enum with `#[derive(ColumnEnum)]`.
pub(super) struct Values {
    pub(super) ident: Ident,
    pub(super) visibility: Visibility,
    /// Whether it is an enum at all.
    pub(super) is_enum: bool,
    pub(super) bytes: Option<LitInt>,
    pub(super) variants: Vec<Variant>,
}

/// A value.
pub(super) struct Variant {
    pub(super) ident: Ident,
    /// What `#[value("…")]` says.
    pub(super) given: Option<LitStr>,
    pub(super) fields: Fields,
}

impl Values {
    /// Reads the enum; what cannot be read is reported and left out.
    pub(super) fn parse(input: &DeriveInput, errors: &mut Errors) -> Self {
        let found = shape::enumeration(input, errors);
        let mut values = Self {
            ident: input.ident.clone(),
            visibility: input.vis.clone(),
            is_enum: found.is_some(),
            bytes: None,
            variants: Vec::new(),
        };
        for entry in attribute::entries(&input.attrs, "column_enum", twice, errors) {
            if entry.key == "bytes" {
                values.bytes = entry.is(<LitInt as Parse>::parse, "`bytes = 32`", errors);
            } else {
                entry.unknown("enum", &["bytes"], errors);
            }
        }
        for variant in found.iter().flat_map(|data| &data.variants) {
            let given = variant.attrs.iter().filter_map(|attribute| value(attribute, errors)).last();
            values.variants.push(Variant {
                ident: variant.ident.clone(),
                given,
                fields: variant.fields.clone(),
            });
        }
        values
    }
}

impl Variant {
    /// The value in the database.
    pub(super) fn value(&self) -> String {
        self.given.as_ref().map_or_else(|| names::field(&self.ident), LitStr::value)
    }

    /// The token that makes the value what it is.
    pub(super) fn token(&self) -> &dyn ToTokens {
        self.given.as_ref().map_or(&self.ident as &dyn ToTokens, |given| given)
    }
}

/// The text of `#[value("…")]`.
fn value(attribute: &Attribute, errors: &mut Errors) -> Option<LitStr> {
    if !attribute.path().is_ident("value") {
        return None;
    }
    let text = match &attribute.meta {
        Meta::List(list) => list.parse_args().ok(),
        Meta::Path(_) | Meta::NameValue(_) => None,
    };
    if text.is_none() {
        errors.at(&attribute.meta, "expected `#[value(\"…\")]`");
    }
    text
}
