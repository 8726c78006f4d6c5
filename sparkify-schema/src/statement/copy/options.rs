//! How values are converted and loaded: the options that formats of text share.

use super::{
    FormatOptions,
    load::{CompressionAnalysis, RowErrors},
    moments::{DateFormat, TimeFormat},
};
use crate::render::literal;

/// The options of a COPY; none of them is set by default.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-conversion.html>.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "COPY has that many switches")]
pub struct CopyOptions {
    /// `MANIFEST`: the source lists the objects.
    pub manifest: bool,
    /// How the objects are compressed; their names are not looked at.
    pub compression: Option<Compression>,
    /// `TIMEFORMAT`: one form for all TIMESTAMP columns; that of `#[column(time_format = …)]` needs no word here.
    pub time_format: Option<TimeFormat>,
    /// `DATEFORMAT`: one form for all DATE columns, and what becomes of dates in another.
    pub date_format: Option<DateFormat>,
    /// `ACCEPTINVCHARS`: this character takes the place of invalid UTF-8.
    pub accept_invalid_characters: Option<char>,
    /// `BLANKSASNULL`: text of blanks only becomes NULL.
    pub blanks_as_null: bool,
    /// `EMPTYASNULL`: empty text becomes NULL.
    pub empty_as_null: bool,
    /// `TRIMBLANKS`: trailing blanks of text are dropped.
    pub trim_blanks: bool,
    /// `TRUNCATECOLUMNS`: text is cut to its column's size instead of being refused.
    pub truncate_columns: bool,
    /// `ROUNDEC`: numbers are rounded to their column's scale instead of being cut.
    pub round_decimals: bool,
    /// `MAXERROR` or `IGNOREALLERRORS`: what becomes of rows that can't be loaded.
    pub row_errors: RowErrors,
    /// `EXPLICIT_IDS`: the data has the numbers of the identity column; Redshift no longer checks that they are unique.
    pub explicit_ids: bool,
    /// `NOLOAD`: only checks.
    pub no_load: bool,
    /// `COMPUPDATE`: whether COPY gives the columns of an empty table their encodings.
    pub compression_analysis: CompressionAnalysis,
    /// `STATUPDATE OFF`: no statistics.
    pub no_statistics: bool,
}

/// How objects are compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are Redshift's own")]
pub enum Compression {
    Gzip,
    Bzip2,
    Lzop,
    Zstd,
}

impl FormatOptions for CopyOptions {
    fn clauses(&self, time_format: Option<&str>) -> Vec<String> {
        let mut clauses = Vec::new();
        let mut switch = |on: bool, clause: &str| {
            if on {
                clauses.push(clause.to_owned());
            }
        };
        switch(self.manifest, "MANIFEST");
        switch(self.compression == Some(Compression::Gzip), "GZIP");
        switch(self.compression == Some(Compression::Bzip2), "BZIP2");
        switch(self.compression == Some(Compression::Lzop), "LZOP");
        switch(self.compression == Some(Compression::Zstd), "ZSTD");
        switch(self.blanks_as_null, "BLANKSASNULL");
        switch(self.empty_as_null, "EMPTYASNULL");
        switch(self.trim_blanks, "TRIMBLANKS");
        switch(self.truncate_columns, "TRUNCATECOLUMNS");
        switch(self.round_decimals, "ROUNDEC");
        switch(self.explicit_ids, "EXPLICIT_IDS");
        switch(self.no_load, "NOLOAD");
        clauses.extend(self.compression_analysis.clauses());
        clauses.extend(self.no_statistics.then(|| "STATUPDATE OFF".to_owned()));
        clauses.extend(self.date_format.iter().flat_map(DateFormat::clauses));
        if let Some(format) = time_format.or(self.time_format()) {
            clauses.push(format!("TIMEFORMAT AS {}", literal(format)));
        }
        if let Some(character) = self.accept_invalid_characters {
            clauses.push(format!("ACCEPTINVCHARS AS {}", literal(&character.to_string())));
        }
        clauses.extend(self.row_errors.clause());
        clauses
    }

    fn judge(&self) -> Result<(), String> {
        self.row_errors.judge()?;
        self.compression_analysis.judge()
    }

    fn explicit_ids(&self) -> bool {
        self.explicit_ids
    }

    fn time_format(&self) -> Option<&str> {
        self.time_format.as_ref().map(TimeFormat::text)
    }
}
