//! What a row's struct says, as written.

use crate::{
    attribute::{self, twice},
    errors::Errors,
    names::Name,
    shape,
    std_types::{self, Place},
};
use proc_macro2::Ident;
use syn::{Attribute, DeriveInput, Field, Type, Visibility};

/// A struct with `#[derive(Row)]`.
pub(super) struct Row {
    pub(super) ident: Ident,
    pub(super) visibility: Visibility,
    pub(super) columns: Vec<Column>,
}

/// A field of a row.
pub(super) struct Column {
    pub(super) visibility: Visibility,
    pub(super) attributes: Vec<Attribute>,
    pub(super) name: Name,
    pub(super) ty: Type,
    /// Whether `ty` stands in for a type that no field has.
    pub(super) guessed: bool,
}

impl Row {
    /// Reads the struct; what cannot be read is reported and left out.
    pub(super) fn parse(input: &DeriveInput, errors: &mut Errors) -> Self {
        attribute::refuse(&input.attrs, "row", "`#[row(…)]` belongs to a field", errors);
        let fields = shape::named_fields(input, "a row", errors);
        let columns = fields.iter().map(|(ident, field)| Column::parse(ident, field, errors)).collect();
        Self { ident: input.ident.clone(), visibility: input.vis.clone(), columns }
    }
}

impl Column {
    fn parse(ident: &Ident, field: &Field, errors: &mut Errors) -> Self {
        let judged = std_types::judged(&field.ty, Place::Row, errors);
        let mut name = Name { ident: ident.clone(), given: None };
        for entry in attribute::entries(&field.attrs, "row", twice, errors) {
            if entry.key == "name" {
                name.given = entry.text(errors);
            } else {
                entry.unknown("row", &["name"], errors);
            }
        }
        Self {
            visibility: field.vis.clone(),
            attributes: field.attrs.clone(),
            name,
            ty: judged.ty,
            guessed: judged.guessed,
        }
    }
}
