//! What the files look like, and which words exclude each other.

use crate::copy::statement::Compression;
use crate::error::SqlError;
use crate::parse::cursor::Cursor;
use crate::unload::statement::{Format, Layout};

/// The words of FORMAT.
pub(super) const KINDS: [&str; 3] = ["CSV", "PARQUET", "JSON"];

/// 32 MB.
const ROW_GROUP: u64 = 32 << 20;

/// The words about the format as they were written, each with its place.
#[derive(Default)]
pub(super) struct Written {
    pub(super) kind: Option<(&'static str, u32)>,
    pub(super) header: Option<u32>,
    pub(super) delimiter: Option<(u8, u32)>,
    pub(super) widths: Option<(Vec<usize>, u32)>,
    pub(super) add_quotes: Option<u32>,
    pub(super) escape: Option<u32>,
    pub(super) null_as: Option<(String, u32)>,
    pub(super) compression: Option<(Compression, u32)>,
    pub(super) row_group: Option<(u64, u32)>,
}

impl Written {
    /// The format, if its words go together.
    pub(super) fn format(self) -> Result<Format, SqlError> {
        let kind = self.kind.map(|(kind, _)| kind);
        self.judge(kind)?;
        let compression = self.compression.map(|(compression, _)| compression);
        let delimiter = |otherwise| self.delimiter.map_or(otherwise, |(delimiter, _)| delimiter);
        let layout = match (kind, &self.widths) {
            (Some("PARQUET"), _) => {
                let row_group = self.row_group.map_or(ROW_GROUP, |(size, _)| size);
                return Ok(Format::Parquet { row_group });
            }
            (Some("JSON"), _) => return Ok(Format::Json { compression }),
            (Some(_), _) => Layout::Csv { delimiter: delimiter(b',') },
            (None, Some((widths, _))) => Layout::FixedWidth { widths: widths.clone() },
            (None, None) => Layout::Delimited {
                delimiter: delimiter(b'|'),
                add_quotes: self.add_quotes.is_some(),
                escape: self.escape.is_some(),
            },
        };
        let null_as = self.null_as.map(|(text, _)| text);
        Ok(Format::Text { layout, header: self.header.is_some(), null_as, compression })
    }

    fn judge(&self, kind: Option<&str>) -> Result<(), SqlError> {
        let compression = self.compression.map(|(compression, position)| {
            let word = match compression {
                Compression::Gzip => "GZIP",
                Compression::Bzip2 => "BZIP2",
                Compression::Zstd => "ZSTD",
            };
            (word, position)
        });
        let delimiter = self.delimiter.map(|(_, at)| ("DELIMITER", at));
        let widths = self.widths.as_ref().map(|(_, at)| ("FIXEDWIDTH", *at));
        let quotes = self.add_quotes.map(|at| ("ADDQUOTES", at));
        let escape = self.escape.map(|at| ("ESCAPE", at));
        let null_as = self.null_as.as_ref().map(|(_, at)| ("NULL AS", *at));
        let header = self.header.map(|at| ("HEADER", at));
        let row_group = self.row_group.map(|(_, at)| ("ROWGROUPSIZE", at));
        let (with, excluded) = match kind {
            Some("CSV") => ("CSV", vec![escape, widths, quotes, row_group]),
            Some("PARQUET") => {
                ("PARQUET", vec![delimiter, widths, quotes, escape, null_as, header, compression])
            }
            Some(_) => ("JSON", vec![delimiter, header, widths, quotes, escape, null_as, row_group]),
            None if widths.is_some() => ("FIXEDWIDTH", vec![delimiter, header, row_group]),
            None => ("delimited text", vec![row_group]),
        };
        // The first of them in the statement.
        if let Some((word, position)) = excluded.into_iter().flatten().min_by_key(|(_, at)| *at) {
            return Err(SqlError::new("0A000", format!("{word} is not supported with {with}"))
                .hint(format!("leave out {word}, or choose another format"))
                .at(position));
        }
        match quotes.or(escape).filter(|_| widths.is_some()) {
            Some((word, position)) => {
                Err(SqlError::unsupported(format!("{word} with FIXEDWIDTH is not supported by the stand-in"))
                    .detail("Redshift does not say what it writes then")
                    .at(position))
            }
            None => Ok(()),
        }
    }
}

/// `[AS] 'c'`: one ASCII character.
pub(super) fn delimiter(cursor: &mut Cursor<'_>) -> Result<u8, SqlError> {
    cursor.keyword("AS");
    let before = cursor.clone();
    match *cursor.string()?.as_bytes() {
        [one] if one.is_ascii() && !matches!(one, 0 | b'\n' | b'\r') => Ok(one),
        _ => Err(before.expected("one ASCII character that ends no line")),
    }
}

/// `[AS] 'label:width,…'`: the widths, in the order of the columns.
pub(super) fn widths(cursor: &mut Cursor<'_>) -> Result<Vec<usize>, SqlError> {
    cursor.keyword("AS");
    let before = cursor.clone();
    let text = cursor.string()?;
    let width = |part: &str| {
        let (label, width) = part.rsplit_once(':')?;
        let width = width.trim().parse().ok().filter(|width| *width > 0)?;
        (!label.trim().is_empty()).then_some(width)
    };
    let widths: Option<Vec<usize>> = text.split(',').map(width).collect();
    widths.ok_or_else(|| before.expected("a width for each column, as in 'id:10,name:32'"))
}
