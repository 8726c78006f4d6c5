//! How values are converted and loaded: the options that formats of text share.

use super::FormatOptions;
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
    /// `DATEFORMAT 'auto'`.
    pub date_format_auto: bool,
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
    /// `MAXERROR`: COPY fails when this many rows could not be loaded, 0 to 100000; 0 and 1 both stop at the first.
    pub max_error: u32,
    /// `EXPLICIT_IDS`: the data has the numbers of the identity column; Redshift no longer checks that they are unique.
    pub explicit_ids: bool,
    /// `NOLOAD`: only checks.
    pub no_load: bool,
    /// `COMPUPDATE OFF`: no analysis of compression.
    pub no_compression_analysis: bool,
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

/// The form of the timestamps in the data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TimeFormat {
    /// ISO 8601 and its kin; not epochs.
    Auto,
    /// Seconds since 1970, in every TIMESTAMP column.
    EpochSeconds,
    /// Milliseconds since 1970, in every TIMESTAMP column.
    EpochMilliseconds,
    /// A pattern such as `YYYY-MM-DD HH:MI:SS`.
    Pattern(String),
}

impl TimeFormat {
    fn text(&self) -> &str {
        match self {
            Self::Auto => "auto",
            Self::EpochSeconds => "epochsecs",
            Self::EpochMilliseconds => "epochmillisecs",
            Self::Pattern(pattern) => pattern,
        }
    }
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
        switch(self.date_format_auto, "DATEFORMAT AS 'auto'");
        switch(self.blanks_as_null, "BLANKSASNULL");
        switch(self.empty_as_null, "EMPTYASNULL");
        switch(self.trim_blanks, "TRIMBLANKS");
        switch(self.truncate_columns, "TRUNCATECOLUMNS");
        switch(self.round_decimals, "ROUNDEC");
        switch(self.explicit_ids, "EXPLICIT_IDS");
        switch(self.no_load, "NOLOAD");
        switch(self.no_compression_analysis, "COMPUPDATE OFF");
        switch(self.no_statistics, "STATUPDATE OFF");
        if let Some(format) = time_format.or(self.time_format()) {
            clauses.push(format!("TIMEFORMAT AS {}", literal(format)));
        }
        if let Some(character) = self.accept_invalid_characters {
            clauses.push(format!("ACCEPTINVCHARS AS {}", literal(&character.to_string())));
        }
        if self.max_error > 0 {
            clauses.push(format!("MAXERROR AS {}", self.max_error.min(100_000)));
        }
        clauses
    }

    fn explicit_ids(&self) -> bool {
        self.explicit_ids
    }

    fn time_format(&self) -> Option<&str> {
        self.time_format.as_ref().map(TimeFormat::text)
    }
}
