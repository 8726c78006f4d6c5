//! What an external table's struct says, as written.

use crate::{
    attribute::{self, Entry, twice},
    errors::Errors,
    table::{
        keys,
        model::{KeyList, Table, key_list},
    },
};
use proc_macro2::Ident;
use syn::{DeriveInput, LitChar, parse::Parse};

/// The keys of `#[table(…)]` on an external table.
const KEYS: &[&str] = &["name", "schema", "stored_as", "delimiter", "partitioned_by"];

/// The words of `stored_as`, and their variants of `StoredAs`.
const FORMS: &[(&str, &str)] = &[
    ("parquet", "Parquet"),
    ("orc", "Orc"),
    ("avro", "Avro"),
    ("rcfile", "Rcfile"),
    ("sequencefile", "Sequencefile"),
    ("text", "Text"),
    ("json", "Json"),
    ("csv", "Csv"),
];

/// A struct with `#[derive(ExternalTable)]`.
pub(crate) struct External {
    /// Its name, its schema and its columns.
    pub(crate) table: Table,
    pub(crate) stored_as: Option<Ident>,
    /// Whether it says `stored_as`, understood or not.
    pub(crate) says_form: bool,
    /// `delimiter = '…'`
    pub(crate) delimiter: Option<(Ident, LitChar)>,
    pub(crate) partitioned_by: Option<KeyList>,
}

impl External {
    /// Reads the struct; what cannot be read is reported and left out.
    pub(crate) fn parse(input: &DeriveInput, errors: &mut Errors) -> Self {
        let table = Table::of_columns(input, "an external table", errors);
        let mut external =
            Self { table, stored_as: None, says_form: false, delimiter: None, partitioned_by: None };
        for entry in attribute::entries(&input.attrs, "table", twice, errors) {
            external.read(&entry, errors);
        }
        external
    }

    fn read(&mut self, entry: &Entry, errors: &mut Errors) {
        match entry.key.to_string().as_str() {
            "name" => self.table.name.given = entry.text(errors),
            "schema" => self.table.schema = entry.text(errors),
            "stored_as" => {
                let words: Vec<&str> = FORMS.iter().map(|(word, _)| *word).collect();
                self.says_form = true;
                self.stored_as = entry.one_of(&words, "`stored_as = parquet`", errors);
            }
            "delimiter" => {
                let delimiter = entry.is(<LitChar as Parse>::parse, "`delimiter = '|'`", errors);
                self.delimiter = delimiter.map(|delimiter| (entry.key.clone(), delimiter));
            }
            "partitioned_by" => self.partitioned_by = key_list(entry, errors),
            key if keys::is_of_table(key) => errors.at(
                &entry.key,
                format!("an external table has no `{key}`: its rows lie in S3 as their files have them"),
            ),
            _ => entry.unknown("external table", KEYS, errors),
        }
    }

    /// The form of the files, by its variant.
    pub(crate) fn form(&self) -> &'static str {
        let known = self.stored_as.as_ref().and_then(|word| FORMS.iter().find(|(known, _)| word == known));
        known.map_or("Parquet", |(_, variant)| *variant)
    }

    /// Whether the column is one of the partitions'.
    pub(crate) fn is_partition(&self, i: usize) -> bool {
        let column = &self.table.columns[i];
        self.partitioned_by.as_ref().is_some_and(|list| list.fields.iter().any(|field| column.is(field)))
    }

    /// Whether every field of `partitioned_by` is there; if not, a column of the partitions looks like one of the files.
    pub(crate) fn partitions_are_known(&self) -> bool {
        let mut fields = self.partitioned_by.iter().flat_map(|list| &list.fields);
        fields.all(|field| self.table.column(field).is_some())
    }

    /// The places of the columns of the files.
    pub(crate) fn of_files(&self) -> Vec<usize> {
        (0..self.table.columns.len()).filter(|i| !self.is_partition(*i)).collect()
    }

    /// The places of the columns of the partitions, in the order of `partitioned_by`.
    pub(crate) fn of_partitions(&self) -> Vec<usize> {
        let fields = self.partitioned_by.iter().flat_map(|list| &list.fields);
        let place = |field: &Ident| self.table.columns.iter().position(|column| column.is(field));
        let mut places: Vec<usize> = fields.filter_map(place).collect();
        places.dedup();
        places
    }
}
