//! What a table's struct says, as written.

use super::{
    allow::{self, Allow},
    column::{self, Column, Word},
    foreign_key::{self, ForeignKey},
    keys::{self, DIST_STYLES, ENCODINGS, JSON_KEYS, KINDS, TABLE_ENCODINGS},
};
use crate::{
    attribute::{self, Entry, twice},
    errors::Errors,
    names::Name,
    shape,
};
use proc_macro2::Ident;
use syn::{Attribute, DeriveInput, LitBool, LitStr, Visibility, ext::IdentExt, parse::Parse};

/// A struct with `#[derive(Table)]`.
pub(crate) struct Table {
    pub(crate) visibility: Visibility,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) name: Name,
    pub(crate) schema: Option<LitStr>,
    pub(crate) kind: Kind,
    pub(crate) dist_key: Option<Ident>,
    pub(crate) dist_style: Option<Ident>,
    pub(crate) sort_key: Option<SortKey>,
    pub(crate) interleaved: Option<KeyList>,
    pub(crate) primary_key: Option<KeyList>,
    /// `unique(a, b)`, each.
    pub(crate) unique: Vec<KeyList>,
    pub(crate) foreign_keys: Vec<ForeignKey>,
    /// `encode = auto` or `encode = manual`
    pub(crate) encode: Option<Ident>,
    pub(crate) backup: bool,
    /// `json = auto`
    pub(crate) json: Option<Word>,
    pub(crate) allows: Vec<Allow>,
    pub(crate) columns: Vec<Column>,
}

/// `kind = …`
pub(crate) enum Kind {
    /// Missing.
    Unsaid,
    /// Not one of the words, which was reported.
    Wrong,
    /// One of the words.
    Said(Ident),
}

/// `key(field, …)`
pub(crate) struct KeyList {
    pub(crate) word: Ident,
    pub(crate) fields: Vec<Ident>,
}

/// `sort_key(field, …)` or `sort_key = auto`
pub(crate) enum SortKey {
    Auto,
    Compound(KeyList),
}

impl Table {
    /// Reads the struct; what cannot be read is reported and left out.
    pub(crate) fn parse(input: &DeriveInput, errors: &mut Errors) -> Self {
        let mut table = Self::of_columns(input, "a table", errors);
        for entry in attribute::entries(&input.attrs, "table", doubled, errors) {
            table.read(&entry, errors);
        }
        table
    }

    /// The struct's name and fields, nothing of its attributes.
    pub(super) fn of_columns(input: &DeriveInput, what: &str, errors: &mut Errors) -> Self {
        let fields = shape::named_fields(input, what, errors);
        let table = Self {
            visibility: input.vis.clone(),
            attributes: input.attrs.clone(),
            name: Name { ident: input.ident.clone(), given: None },
            schema: None,
            kind: Kind::Unsaid,
            dist_key: None,
            dist_style: None,
            sort_key: None,
            interleaved: None,
            primary_key: None,
            unique: Vec::new(),
            foreign_keys: Vec::new(),
            encode: None,
            backup: true,
            json: None,
            allows: Vec::new(),
            columns: fields.iter().map(|(ident, field)| Column::parse(ident, field, errors)).collect(),
        };
        attribute::refuse(
            &input.attrs,
            "column",
            "`#[column(…)]` belongs to a field, `#[table(…)]` to the struct",
            errors,
        );
        table
    }

    fn read(&mut self, entry: &Entry, errors: &mut Errors) {
        match entry.key.to_string().as_str() {
            "name" => self.name.given = entry.text(errors),
            "schema" => self.schema = entry.text(errors),
            "kind" => {
                self.kind = entry.one_of(KINDS, "`kind = staging`", errors).map_or(Kind::Wrong, Kind::Said);
            }
            "dist_key" => self.dist_key = entry.is(Ident::parse_any, "`dist_key = field`", errors),
            "dist_style" => self.dist_style = dist_style(entry, errors),
            "sort_key" => self.sort_key = sort_key(entry, errors),
            "interleaved_sort_key" => self.interleaved = key_list(entry, errors),
            "primary_key" => self.primary_key = key_list(entry, errors),
            "unique" => self.unique.extend(key_list(entry, errors)),
            "foreign_key" => self.foreign_keys.extend(foreign_key::foreign_key(entry, errors)),
            "encode" => self.encode = encode(entry, errors),
            "backup" => {
                let backup = entry.is(<LitBool as Parse>::parse, "`backup = false`", errors);
                self.backup = backup.is_none_or(|backup| backup.value);
            }
            "json" => self.json = column::word(entry, JSON_KEYS, "`json = auto`", errors),
            "allow" => {
                let allows = allow::allows(entry, &self.allows, errors);
                self.allows.extend(allows);
            }
            _ => keys::unknown_of_table(entry, errors),
        }
    }

    /// The struct's name.
    pub(crate) fn ident(&self) -> &Ident {
        &self.name.ident
    }

    /// The column of the field of that name.
    pub(crate) fn column(&self, field: &Ident) -> Option<&Column> {
        self.columns.iter().find(|column| column.is(field))
    }

    /// Every field said to be part of the primary key.
    pub(crate) fn primary_key(&self) -> Vec<&Ident> {
        match &self.primary_key {
            Some(list) => list.fields.iter().collect(),
            None => {
                self.columns.iter().filter(|column| column.primary_key.is_some()).map(Column::ident).collect()
            }
        }
    }
}

fn doubled(key: &str) -> String {
    match key {
        "dist_key" => "a table has one distribution key, but `dist_key` is given twice".to_owned(),
        "sort_key" => {
            "a table has one sort key, but `sort_key` is given twice; list the fields: `sort_key(a, b)`"
                .to_owned()
        }
        _ => twice(key),
    }
}

fn dist_style(entry: &Entry, errors: &mut Errors) -> Option<Ident> {
    let word = entry.is(Ident::parse_any, "`dist_style = even`", errors)?;
    if word == "key" {
        errors.at(&word, "name the distribution key instead: `dist_key = field`");
        return None;
    }
    entry.one_of(DIST_STYLES, "`dist_style = even`", errors)
}

fn encode(entry: &Entry, errors: &mut Errors) -> Option<Ident> {
    let word = entry.is(Ident::parse_any, "`encode = auto`", errors)?;
    if ENCODINGS.iter().any(|(encoding, _)| word == encoding) {
        errors.at(
            &word,
            format!("an encoding is said of a column: write it on the field, `#[column(encode = {word})]`"),
        );
        return None;
    }
    entry.one_of(TABLE_ENCODINGS, "`encode = auto`", errors)
}

fn sort_key(entry: &Entry, errors: &mut Errors) -> Option<SortKey> {
    let attribute::Value::Is(_) = &entry.value else {
        return key_list(entry, errors).map(SortKey::Compound);
    };
    let shape = "`sort_key(field, …)` or `sort_key = auto`";
    let word = entry.is(Ident::parse_any, shape, errors)?;
    if word == "auto" {
        return Some(SortKey::Auto);
    }
    errors.at(&word, format!("the fields of a sort key stand in brackets: `sort_key({word})`"));
    None
}

pub(super) fn key_list(entry: &Entry, errors: &mut Errors) -> Option<KeyList> {
    let fields = entry.list(Ident::parse_any, &format!("`{}(field, …)`", entry.key), errors)?;
    Some(KeyList { word: entry.key.clone(), fields })
}
