//! Parquet and ORC: columns by their place, with the few options Redshift takes for them.

use super::{CopyFormat, FormatOptions, Utf8};
use crate::{column::ColumnDef, render::literal};

/// Apache Parquet.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/copy-usage_notes-copy-from-columnar.html>.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Parquet {
    /// `SERIALIZETOJSON`: nested columns go into SUPER ones.
    pub serialize_to_json: bool,
}

/// Apache ORC.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/copy-usage_notes-copy-from-columnar.html>.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Orc;

/// The options of a COPY of columns; an error in a row always fails it, so there is no MAXERROR.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "COPY has that many switches")]
pub struct ColumnarOptions {
    /// `MANIFEST`: the source lists the objects.
    pub manifest: bool,
    /// `FILLRECORD`: columns missing at the end of a row are NULL.
    pub fill_record: bool,
    /// `ACCEPTINVCHARS`: this character takes the place of invalid UTF-8.
    pub accept_invalid_characters: Option<char>,
    /// `EXPLICIT_IDS`: the data has the numbers of the identity column; Redshift no longer checks that they are unique.
    pub explicit_ids: bool,
    /// `STATUPDATE OFF`: no statistics.
    pub no_statistics: bool,
}

macro_rules! columnar {
    ($($format:ty, |$it:ident| $clause:expr;)+) => {$(
        impl CopyFormat for $format {
            type Options = ColumnarOptions;
            type Encoding = Utf8;
            const OTHER_REGIONS: bool = false;

            fn clauses(&self) -> Vec<String> {
                let $it = self;
                vec![$clause.to_owned()]
            }

            fn judge(&self, _: &[&ColumnDef]) -> Result<(), String> {
                Ok(())
            }
        }
    )+};
}
columnar! {
    Parquet, |it| if it.serialize_to_json { "FORMAT AS PARQUET SERIALIZETOJSON" } else { "FORMAT AS PARQUET" };
    Orc, |_it| "FORMAT AS ORC";
}

impl FormatOptions for ColumnarOptions {
    // Columns have moments of their own, which need no form.
    const TIME_FORMAT: bool = false;

    fn clauses(&self, _: Option<&str>) -> Vec<String> {
        let switch = |on: bool, clause: &str| on.then(|| clause.to_owned());
        let mut clauses = Vec::new();
        clauses.extend(switch(self.manifest, "MANIFEST"));
        clauses.extend(switch(self.fill_record, "FILLRECORD"));
        clauses.extend(switch(self.explicit_ids, "EXPLICIT_IDS"));
        clauses.extend(switch(self.no_statistics, "STATUPDATE OFF"));
        let character = self.accept_invalid_characters;
        clauses.extend(character.map(|it| format!("ACCEPTINVCHARS AS {}", literal(&it.to_string()))));
        clauses
    }

    fn explicit_ids(&self) -> bool {
        self.explicit_ids
    }

    fn time_format(&self) -> Option<&str> {
        None
    }
}
