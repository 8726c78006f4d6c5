//! What a column's field says, as written.

use super::keys::{self, ENCODINGS};
use crate::{
    attribute::{self, Entry, twice},
    errors::Errors,
    names::{self, Name},
    number::{self, Number},
    std_types::{self, Instead, Place},
};
use proc_macro2::{Ident, TokenStream};
use syn::{Attribute, Field, LitBool, LitStr, Path, Type, Visibility, ext::IdentExt, parse::ParseStream};

/// A field of a table.
pub(crate) struct Column {
    pub(crate) visibility: Visibility,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) name: Name,
    pub(crate) ty: Type,
    /// Whether `ty` stands in for a type that no column has; the rules of such a column are not judged.
    pub(crate) guessed: bool,
    pub(crate) source: Option<LitStr>,
    pub(crate) encoding: Option<Encoding>,
    pub(crate) identity: Option<Identity>,
    pub(crate) default: Option<Default>,
    pub(crate) primary_key: Option<Ident>,
    pub(crate) unique: Option<Ident>,
    pub(crate) references: Option<Reference>,
}

/// `encode = word`
pub(crate) struct Encoding {
    pub(crate) word: Ident,
    pub(crate) variant: Ident,
}

/// `identity(seed, step)`
pub(crate) struct Identity {
    pub(crate) word: Ident,
    pub(crate) seed: i64,
    pub(crate) step: i64,
}

/// `default = value`
pub(crate) struct Default {
    pub(crate) word: Ident,
    /// The tokens of the value.
    pub(crate) written: TokenStream,
    pub(crate) value: DefaultValue,
}

/// The value of a default.
pub(crate) enum DefaultValue {
    Text(LitStr),
    Boolean(LitBool),
    Number(Number),
    Sysdate,
}

/// `references = Table::field`
pub(crate) struct Reference {
    pub(crate) word: Ident,
    pub(crate) table: Path,
    pub(crate) field: Ident,
}

impl Column {
    /// Reads the field; what cannot be read is reported and left out.
    pub(crate) fn parse(ident: &Ident, field: &Field, errors: &mut Errors) -> Self {
        let Instead { ty, guessed } = std_types::judged(&field.ty, Place::Column, errors);
        let mut column = Self {
            visibility: field.vis.clone(),
            attributes: field.attrs.clone(),
            name: Name { ident: ident.clone(), given: None },
            ty,
            guessed,
            source: None,
            encoding: None,
            identity: None,
            default: None,
            primary_key: None,
            unique: None,
            references: None,
        };
        attribute::refuse(
            &field.attrs,
            "table",
            "`#[table(…)]` belongs to the struct, `#[column(…)]` to a field",
            errors,
        );
        for entry in attribute::entries(&field.attrs, "column", twice, errors) {
            column.read(&entry, errors);
        }
        column
    }

    fn read(&mut self, entry: &Entry, errors: &mut Errors) {
        match entry.key.to_string().as_str() {
            "name" => self.name.given = entry.text(errors),
            "source" => self.source = entry.text(errors),
            "encode" => self.encoding = encoding(entry, errors),
            "identity" => self.identity = identity(entry, errors),
            "default" => self.default = default(entry, errors),
            "primary_key" => self.primary_key = entry.flag(errors),
            "unique" => self.unique = entry.flag(errors),
            "references" => self.references = references(entry, errors),
            _ => keys::unknown_of_column(entry, &names::field(self.ident()), errors),
        }
    }

    /// The field's name.
    pub(crate) fn ident(&self) -> &Ident {
        &self.name.ident
    }

    /// Whether its field has that name.
    pub(crate) fn is(&self, field: &Ident) -> bool {
        self.ident().unraw() == field.unraw()
    }
}

fn encoding(entry: &Entry, errors: &mut Errors) -> Option<Encoding> {
    let words: Vec<&str> = ENCODINGS.iter().map(|(word, _)| *word).collect();
    let word = entry.one_of(&words, "`encode = az64`", errors)?;
    let (_, variant) = ENCODINGS.iter().find(|(known, _)| word == known)?;
    Some(Encoding { variant: Ident::new(variant, word.span()), word })
}

fn identity(entry: &Entry, errors: &mut Errors) -> Option<Identity> {
    let shape = "`identity(0, 1)`: the first number and the step";
    let numbers = entry.list(number::integer, shape, errors)?;
    if let [seed, step] = numbers[..] {
        return Some(Identity { word: entry.key.clone(), seed, step });
    }
    errors.at(&entry.key, format!("expected {shape}"));
    None
}

fn default(entry: &Entry, errors: &mut Errors) -> Option<Default> {
    let shape = "`default = …` with a string, a number, `true`, `false` or `sysdate`";
    let (written, value) = entry.is(default_value, shape, errors)?;
    Some(Default { word: entry.key.clone(), written, value })
}

fn default_value(input: ParseStream<'_>) -> syn::Result<(TokenStream, DefaultValue)> {
    let written = input.cursor().token_stream();
    let value = if input.peek(LitStr) {
        DefaultValue::Text(input.parse()?)
    } else if input.peek(LitBool) {
        DefaultValue::Boolean(input.parse()?)
    } else if input.peek(syn::Ident) {
        let word: Ident = input.parse()?;
        if word != "sysdate" {
            return Err(syn::Error::new_spanned(written, "unknown default"));
        }
        DefaultValue::Sysdate
    } else {
        DefaultValue::Number(number::number(input)?)
    };
    Ok((written, value))
}

fn references(entry: &Entry, errors: &mut Errors) -> Option<Reference> {
    let shape = "`references = Table::field`";
    let mut table = entry.is(Path::parse_mod_style, shape, errors)?;
    let field = table.segments.pop()?.ident;
    if table.segments.is_empty() {
        errors.at(&field, format!("expected {shape}"));
        return None;
    }
    table.segments.pop_punct();
    Some(Reference { word: entry.key.clone(), table, field })
}
