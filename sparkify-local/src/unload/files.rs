//! Which row goes into which file: slices in turn, a new part when a file is full, a folder for each partition.

use std::collections::HashMap;

use duckdb::arrow::array::StructArray;

use super::column::Column;
use super::file::{Open, Written};
use super::partition;
use super::statement::{Format, UnloadStatement};
use crate::copy::objects::staging::Staging;
use crate::copy::objects::url::Url;
use crate::copy::statement::Compression;
use crate::error::SqlError;

/// As many as `stv_slices` has.
const SLICES: usize = 8;

/// The files of an UNLOAD.
#[derive(Debug)]
pub(super) struct Files<'a> {
    statement: &'a UnloadStatement,
    staging: &'a Staging,
    prefix: Url,
    /// Those in the files, with their index in a chunk.
    columns: Vec<(usize, &'a Column)>,
    /// Those in the names of folders.
    partition: Vec<(usize, &'a Column)>,
    /// One per slice, all in the current folder.
    open: Vec<Option<Open>>,
    folder: String,
    /// The slice of the next row.
    slice: usize,
    /// The parts of each slice that there are, by folder.
    parts: HashMap<String, [u32; SLICES]>,
    written: Vec<Written>,
    rows: u64,
}

impl<'a> Files<'a> {
    pub(super) fn new(
        statement: &'a UnloadStatement,
        staging: &'a Staging,
        prefix: Url,
        columns: Vec<(usize, &'a Column)>,
        partition: Vec<(usize, &'a Column)>,
    ) -> Self {
        Self {
            statement,
            staging,
            prefix,
            columns,
            partition,
            open: (0..SLICES).map(|_| None).collect(),
            folder: String::new(),
            slice: 0,
            parts: HashMap::new(),
            written: Vec::new(),
            rows: 0,
        }
    }

    /// Adds the rows of a chunk.
    pub(super) fn chunk(&mut self, chunk: &StructArray) -> Result<(), SqlError> {
        let (mut folder, mut line) = (String::new(), Vec::new());
        for row in 0..duckdb::arrow::array::Array::len(chunk) {
            partition::folder(&self.partition, chunk, row, &mut folder)?;
            if folder != self.folder {
                self.close()?;
                std::mem::swap(&mut self.folder, &mut folder);
                self.slice = 0;
            }
            self.row(chunk, row, &mut line)?;
        }
        Ok(())
    }

    /// The files, in the order of their names, and the number of rows in them.
    pub(super) fn finish(mut self) -> Result<(Vec<Written>, u64), SqlError> {
        self.close()?;
        self.written.sort_by(|a, b| a.url.cmp(&b.url));
        Ok((self.written, self.rows))
    }

    fn row(&mut self, chunk: &StructArray, row: usize, line: &mut Vec<u8>) -> Result<(), SqlError> {
        let slice = self.slice;
        if !self.statement.serial {
            self.slice = (slice + 1) % SLICES;
        }
        let (format, limit) = (&self.statement.format, self.limit());
        loop {
            let mut open = match self.open[slice].take() {
                Some(open) => open,
                None => self.next(slice)?,
            };
            if open.row(format, &self.columns, (chunk, row), line, limit)? {
                self.open[slice] = Some(open);
                self.rows += 1;
                return Ok(());
            }
            self.written.push(open.finish()?);
        }
    }

    /// Parquet is measured in whole row groups.
    fn limit(&self) -> u64 {
        let limit = self.statement.max_file_size;
        match self.statement.format {
            Format::Parquet { row_group } if limit > row_group => limit / row_group * row_group,
            _ => limit,
        }
    }

    /// The next part of a slice.
    fn next(&mut self, slice: usize) -> Result<Open, SqlError> {
        let parts = self.parts.entry(self.folder.clone()).or_default();
        let part = parts[slice];
        parts[slice] += 1;
        let name =
            if self.statement.serial { format!("{part:03}") } else { format!("{slice:04}_part_{part:02}") };
        let key = format!("{}{}{name}{}", self.prefix.key, self.folder, extension(self.statement));
        let url = Url { bucket: self.prefix.bucket.clone(), key };
        Open::new(url, self.staging.next(), &self.statement.format, &self.columns)
    }

    fn close(&mut self) -> Result<(), SqlError> {
        for open in &mut self.open {
            if let Some(open) = open.take() {
                self.written.push(open.finish()?);
            }
        }
        Ok(())
    }
}

/// The end of the files' names, with its dot.
fn extension(statement: &UnloadStatement) -> String {
    let own = match (&statement.format, statement.format.compression()) {
        (Format::Parquet { .. }, _) => ".parquet",
        (_, Some(Compression::Gzip)) => ".gz",
        (_, Some(Compression::Bzip2)) => ".bz2",
        (_, Some(Compression::Zstd)) => ".zst",
        (_, None) => "",
    };
    statement.extension.as_ref().map_or_else(|| own.to_owned(), |extension| format!(".{extension}"))
}
