//! What a column's field says, as written.

use super::{
    keys::{self, COLLATIONS, ENCODINGS},
    time_format::{self, TimeFormat},
};
use crate::{
    attribute::{self, Entry, twice},
    errors::Errors,
    named::{self, Named},
    names::{self, Name},
    number::{self, Number},
    place,
    std_types::{self, Instead, Place},
};
use proc_macro2::{Ident, Span, TokenStream};
use syn::{
    Attribute, Field, Lit, LitBool, LitStr, Path, Token, Type, Visibility,
    ext::IdentExt,
    parenthesized,
    parse::{Nothing, ParseStream},
};

/// A field of a table.
pub(crate) struct Column {
    pub(crate) visibility: Visibility,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) name: Name,
    pub(crate) ty: Type,
    /// The places of the type's first and last token.
    pub(crate) ends: (Span, Span),
    /// What the type is by its name, if that is known.
    pub(crate) named: Option<Named>,
    /// Whether `ty` stands in for a type that no column has; the rules of such a column are not judged.
    pub(crate) guessed: bool,
    pub(crate) source: Option<LitStr>,
    pub(crate) time_format: Option<TimeFormat>,
    pub(crate) encoding: Option<Word>,
    /// Whether it says `encode`, understood or not.
    pub(crate) encoded: bool,
    pub(crate) collation: Option<Word>,
    pub(crate) identity: Option<Identity>,
    pub(crate) default: Option<Default>,
    pub(crate) primary_key: Option<Ident>,
    pub(crate) unique: Option<Ident>,
    pub(crate) references: Option<Reference>,
}

/// `encode = word`, `collate = word` or `json = word`
pub(crate) struct Word {
    pub(crate) word: Ident,
    pub(crate) variant: Ident,
}

/// `identity(seed, step)` or `identity_by_default(seed, step)`
pub(crate) struct Identity {
    pub(crate) word: Ident,
    pub(crate) by_default: bool,
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
    /// `sysdate` or `getdate()`, by its variant.
    Now(&'static str),
    /// `current_date`, and days after it.
    Today(i64),
    /// `date("…")`, `time("…")` or `timestamp("…")`, by its variant.
    Moment(&'static str, LitStr),
    /// A value of an enum of allowed values.
    Variant(Path),
    /// A constant of Rust.
    Constant(Path),
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
            ends: place::ends(&ty),
            named: named::named(&ty),
            ty,
            guessed,
            source: None,
            time_format: None,
            encoding: None,
            encoded: false,
            collation: None,
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
            "time_format" => self.time_format = time_format::time_format(entry, errors),
            "encode" => {
                self.encoded = true;
                self.encoding = word(entry, ENCODINGS, "`encode = az64`", errors);
            }
            "collate" => {
                self.collation = word(entry, COLLATIONS, "`collate = case_insensitive`", errors);
            }
            "identity" | "identity_by_default" => self.identity(entry, errors),
            "default" => self.default = default(entry, errors),
            "primary_key" => self.primary_key = entry.flag(errors),
            "unique" => self.unique = entry.flag(errors),
            "references" => self.references = references(entry, errors),
            _ => keys::unknown_of_column(entry, &names::field(self.ident()), errors),
        }
    }

    fn identity(&mut self, entry: &Entry, errors: &mut Errors) {
        let identity = identity(entry, errors);
        match &self.identity {
            Some(_) => errors.at(
                &entry.key,
                "a column is numbered in one way: keep `identity`, whose numbers no row brings, or \
                 `identity_by_default`, whose numbers a row may bring",
            ),
            None => self.identity = identity,
        }
    }

    /// The word of `encode`.
    pub(crate) fn encoding_word(&self) -> Option<&Ident> {
        self.encoding.as_ref().map(|encoding| &encoding.word)
    }

    /// Whether a row may leave the column out: its value is one of `Defaulted`.
    pub(crate) fn is_defaulted(&self) -> bool {
        self.default.is_some() || self.identity.as_ref().is_some_and(|identity| identity.by_default)
    }

    /// Whether no row can bring a value for the column.
    pub(crate) fn is_generated(&self) -> bool {
        self.identity.as_ref().is_some_and(|identity| !identity.by_default)
    }

    /// The key in the source; empty for numbers that the source has not.
    pub(crate) fn key(&self) -> String {
        match (&self.source, &self.identity) {
            (Some(source), _) => source.value(),
            (None, Some(_)) => String::new(),
            (None, None) => names::field(self.ident()),
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

pub(super) fn word(entry: &Entry, known: &[(&str, &str)], shape: &str, errors: &mut Errors) -> Option<Word> {
    let words: Vec<&str> = known.iter().map(|(word, _)| *word).collect();
    let word = entry.one_of(&words, shape, errors)?;
    let (_, variant) = known.iter().find(|(known, _)| word == known)?;
    Some(Word { variant: Ident::new(variant, word.span()), word })
}

fn identity(entry: &Entry, errors: &mut Errors) -> Option<Identity> {
    let shape = format!("`{}(0, 1)`: the first number and the step", entry.key);
    let numbers = entry.list(number::integer, &shape, errors)?;
    if let [seed, step] = numbers[..] {
        let by_default = entry.key == "identity_by_default";
        return Some(Identity { word: entry.key.clone(), by_default, seed, step });
    }
    errors.at(&entry.key, format!("expected {shape}"));
    None
}

fn default(entry: &Entry, errors: &mut Errors) -> Option<Default> {
    let shape = "`default = …` with a string, a number, `true`, `false`, `sysdate`, `getdate()`, `current_date`, \
                 `date(\"…\")`, `time(\"…\")`, `timestamp(\"…\")`, or a constant such as `State::New` or `DAYS`";
    let (written, value) = entry.is(default_value, shape, errors)?;
    Some(Default { word: entry.key.clone(), written, value })
}

fn default_value(input: ParseStream<'_>) -> syn::Result<(TokenStream, DefaultValue)> {
    let written = input.cursor().token_stream();
    let value = if input.peek(LitStr) {
        DefaultValue::Text(input.parse()?)
    } else if input.peek(LitBool) {
        DefaultValue::Boolean(input.parse()?)
    } else if input.peek(Token![-]) || input.peek(Lit) {
        DefaultValue::Number(number::number(input)?)
    } else {
        word_or_path(input)?
    };
    Ok((written, value))
}

fn word_or_path(input: ParseStream<'_>) -> syn::Result<DefaultValue> {
    let path = Path::parse_mod_style(input)?;
    let last = path.segments.last().map(|segment| segment.ident.unraw().to_string()).unwrap_or_default();
    let is_word = path.segments.len() == 1;
    Ok(match last.as_str() {
        "sysdate" if is_word => DefaultValue::Now("Sysdate"),
        "getdate" if is_word => {
            let content;
            parenthesized!(content in input);
            content.parse::<Nothing>()?;
            DefaultValue::Now("Getdate")
        }
        "current_date" if is_word => DefaultValue::Today(days(input)?),
        "date" if is_word => moment("Date", input)?,
        "time" if is_word => moment("Time", input)?,
        "timestamp" if is_word => moment("Timestamp", input)?,
        _ if is_word && last == last.to_lowercase() => return Err(input.error("unknown default")),
        // `State::New` is a variant, `State::NEW` a constant.
        _ if !is_word && last != last.to_uppercase() => DefaultValue::Variant(path),
        _ => DefaultValue::Constant(path),
    })
}

fn moment(variant: &'static str, input: ParseStream<'_>) -> syn::Result<DefaultValue> {
    let content;
    parenthesized!(content in input);
    let text = content.parse()?;
    content.parse::<Nothing>()?;
    Ok(DefaultValue::Moment(variant, text))
}

/// `+ 14` or `- 14` behind `current_date`.
fn days(input: ParseStream<'_>) -> syn::Result<i64> {
    if input.parse::<Option<Token![+]>>()?.is_some() {
        return number::integer(input);
    }
    if input.peek(Token![-]) { number::integer(input) } else { Ok(0) }
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
