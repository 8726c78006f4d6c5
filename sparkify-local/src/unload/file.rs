//! One file being written, where nobody looks for it yet.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use bzip2::write::BzEncoder;
use duckdb::arrow::array::StructArray;
use flate2::write::GzEncoder;

use super::column::Column;
use super::parquet::Parquet;
use super::statement::Format;
use super::text::{self, Text};
use super::{json, zstd};
use crate::copy::objects::url::Url;
use crate::copy::statement::Compression;
use crate::error::SqlError;

/// A file that is written to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Written {
    /// What it will be called.
    pub(crate) url: Url,
    /// Where it is.
    pub(crate) path: PathBuf,
    /// Lines, that of a header among them.
    pub(crate) records: u64,
    /// Bytes as stored.
    pub(crate) size: u64,
}

/// A file that rows are added to.
#[derive(Debug)]
pub(super) struct Open {
    url: Url,
    path: PathBuf,
    content: Content,
    records: u64,
}

#[derive(Debug)]
enum Content {
    Lines {
        out: Encoder,
        /// Before compression, which makes no file larger.
        size: u64,
    },
    Parquet(Box<Parquet>),
}

enum Encoder {
    Plain(BufWriter<File>),
    Gzip(GzEncoder<BufWriter<File>>),
    Bzip2(BzEncoder<BufWriter<File>>),
    /// Compressed when it is complete, since the encoder pulls what it reads.
    Zstd(BufWriter<File>),
}

impl fmt::Debug for Encoder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Plain(_) => "Plain",
            Self::Gzip(_) => "Gzip",
            Self::Bzip2(_) => "Bzip2",
            Self::Zstd(_) => "Zstd",
        })
    }
}

impl Open {
    pub(super) fn new(
        url: Url,
        path: PathBuf,
        format: &Format,
        columns: &[(usize, &Column)],
    ) -> Result<Self, SqlError> {
        let failed = |error: io::Error| unwritable(&url, &error);
        let content = if let Format::Parquet { row_group } = format {
            let file = File::create_new(&path).map_err(failed)?;
            Content::Parquet(Box::new(Parquet::new(file, columns, *row_group)?))
        } else {
            let compression = format.compression();
            let raw = if compression == Some(Compression::Zstd) { plain(&path) } else { path.clone() };
            let out = BufWriter::new(File::create_new(raw).map_err(failed)?);
            let out = match compression {
                None => Encoder::Plain(out),
                Some(Compression::Gzip) => Encoder::Gzip(GzEncoder::new(out, flate2::Compression::default())),
                Some(Compression::Bzip2) => {
                    Encoder::Bzip2(BzEncoder::new(out, bzip2::Compression::default()))
                }
                Some(Compression::Zstd) => Encoder::Zstd(out),
            };
            Content::Lines { out, size: 0 }
        };
        let mut open = Self { url, path, content, records: 0 };
        if let Format::Text { layout, header: true, .. } = format {
            let mut line = Vec::new();
            let columns: Vec<&Column> = columns.iter().map(|(_, column)| *column).collect();
            text::header(&Text { layout, null_as: None }, &columns, &mut line);
            open.line(&line)?;
        }
        Ok(open)
    }

    /// Adds a row unless the file would then be larger than `limit`; whether it was added.
    pub(super) fn row(
        &mut self,
        format: &Format,
        columns: &[(usize, &Column)],
        (chunk, row): (&StructArray, usize),
        line: &mut Vec<u8>,
        limit: u64,
    ) -> Result<bool, SqlError> {
        line.clear();
        match format {
            Format::Parquet { .. } => {
                let Content::Parquet(parquet) = &mut self.content else { return Ok(false) };
                if self.records > 0 && parquet.size() >= limit {
                    return Ok(false);
                }
                parquet.row(columns, chunk, row)?;
                self.records += 1;
                return Ok(true);
            }
            Format::Json { .. } => json::row(columns, chunk, row, line)?,
            Format::Text { layout, null_as, .. } => {
                text::row(&Text { layout, null_as: null_as.as_deref() }, columns, chunk, row, line)?;
            }
        }
        let headers = u64::from(matches!(format, Format::Text { header: true, .. }));
        if self.records > headers && self.size() + line.len() as u64 > limit {
            return Ok(false);
        }
        self.line(line)?;
        Ok(true)
    }

    fn size(&self) -> u64 {
        match &self.content {
            Content::Lines { size, .. } => *size,
            Content::Parquet(parquet) => parquet.size(),
        }
    }

    fn line(&mut self, line: &[u8]) -> Result<(), SqlError> {
        let Content::Lines { out, size } = &mut self.content else { return Ok(()) };
        let written = match out {
            Encoder::Plain(out) | Encoder::Zstd(out) => out.write_all(line),
            Encoder::Gzip(out) => out.write_all(line),
            Encoder::Bzip2(out) => out.write_all(line),
        };
        written.map_err(|error| unwritable(&self.url, &error))?;
        *size += line.len() as u64;
        self.records += 1;
        Ok(())
    }

    /// Writes what is left.
    pub(super) fn finish(self) -> Result<Written, SqlError> {
        let Self { url, path, content, records } = self;
        let finished = match content {
            Content::Parquet(parquet) => {
                parquet.finish()?;
                Ok(())
            }
            Content::Lines { out, .. } => match out {
                Encoder::Plain(out) => flushed(out),
                Encoder::Gzip(out) => out.finish().and_then(flushed),
                Encoder::Bzip2(out) => out.finish().and_then(flushed),
                Encoder::Zstd(out) => flushed(out).and_then(|()| {
                    let raw = plain(&path);
                    zstd::compress(&raw, &path)?;
                    fs::remove_file(raw)
                }),
            },
        };
        let size = finished.and_then(|()| fs::metadata(&path)).map_err(|error| unwritable(&url, &error))?;
        Ok(Written { url, path, records, size: size.len() })
    }
}

fn flushed(mut out: BufWriter<File>) -> io::Result<()> {
    out.flush()
}

/// The lines of a file that is compressed when they are complete.
fn plain(path: &Path) -> PathBuf {
    path.with_extension("plain")
}

/// The error of a file that cannot be written.
pub(crate) fn unwritable(url: &Url, error: &io::Error) -> SqlError {
    SqlError::new("XX000", format!("could not write {url}"))
        .detail(error.to_string())
        .hint("look for room and permission where its bucket is")
}
