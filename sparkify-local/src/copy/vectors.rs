//! Writing cells into the vectors of a `DuckDB` data chunk: the only unsafe code of COPY.
#![expect(
    unsafe_code,
    reason = "a checked call per value costs more than parsing it; every write here is bounded by the \
              chunk's capacity and by the column types that `Chunk::new` has compared"
)]

use std::marker::PhantomData;

use duckdb::core::{DataChunkHandle, LogicalTypeId};
use duckdb::ffi;

use super::convert::Cell;
use super::json::Sink;

/// The rows of one chunk.
pub(crate) const CAPACITY: usize = 2048;

/// Strings up to this length lie in the vector itself.
const INLINE: usize = 12;

/// What a column's vector is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Storage {
    Bool,
    Int16,
    Int32,
    Int64,
    Int128,
    Float,
    Double,
    Text,
}

/// A chunk being filled, row by row.
pub(crate) struct Chunk<'a> {
    columns: Vec<Column>,
    row: usize,
    borrowed: PhantomData<&'a mut DataChunkHandle>,
}

struct Column {
    storage: Storage,
    vector: ffi::duckdb_vector,
    data: *mut u8,
    /// Null until the first NULL of the column.
    validity: *mut u64,
}

/// A string that lies in the vector itself.
#[repr(C)]
#[derive(Clone, Copy)]
struct Inline {
    length: u32,
    bytes: [u8; INLINE],
}

impl<'a> Chunk<'a> {
    /// A writer at the chunk's first row; `None` when the chunk's columns are not of these kinds.
    pub(crate) fn new(chunk: &'a mut DataChunkHandle, storages: &[Storage]) -> Option<Self> {
        // SAFETY: the function takes no argument and only returns a constant of the library.
        let capacity = unsafe { ffi::duckdb_vector_size() };
        if chunk.num_columns() != storages.len() || capacity < CAPACITY as u64 {
            return None;
        }
        let matches =
            |(at, storage): (usize, &Storage)| storage.accepts(chunk.flat_vector(at).logical_type().raw_id());
        if !storages.iter().enumerate().all(matches) {
            return None;
        }
        let column = |(at, storage): (u64, &Storage)| {
            // SAFETY: the chunk is borrowed for 'a and has a column `at`, checked above; a new output chunk
            // has flat vectors with room for `CAPACITY` values.
            unsafe {
                let vector = ffi::duckdb_data_chunk_get_vector(chunk.get_ptr(), at);
                Column {
                    storage: *storage,
                    vector,
                    data: ffi::duckdb_vector_get_data(vector).cast(),
                    validity: std::ptr::null_mut(),
                }
            }
        };
        let columns = (0..).zip(storages).map(column).collect();
        Some(Self { columns, row: 0, borrowed: PhantomData })
    }

    /// The complete rows.
    pub(crate) fn rows(&self) -> usize {
        self.row
    }

    /// Whether no further row may be begun.
    pub(crate) fn is_full(&self) -> bool {
        self.row >= CAPACITY
    }
}

impl Sink for Chunk<'_> {
    #[inline]
    fn put(&mut self, column: usize, cell: Cell<'_>) {
        if self.row < CAPACITY
            && let Some(column) = self.columns.get_mut(column)
        {
            column.put(self.row, cell);
        }
    }

    fn end_row(&mut self) {
        self.row += 1;
    }
}

impl Column {
    /// `row` is below `CAPACITY`.
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "conversion has checked the column's range")]
    fn put(&mut self, row: usize, cell: Cell<'_>) {
        match (self.storage, cell) {
            (Storage::Text, Cell::Text(text)) => self.text(row, text),
            (Storage::Bool, Cell::Bool(value)) => self.fixed(row, value),
            (Storage::Int16, Cell::Int(value)) => self.fixed(row, value as i16),
            (Storage::Int32, Cell::Int(value)) => self.fixed(row, value as i32),
            (Storage::Int64, Cell::Int(value)) => self.fixed(row, value),
            (Storage::Int128, Cell::Int(value)) => self.fixed(row, i128::from(value)),
            (Storage::Int128, Cell::Wide(value)) => self.fixed(row, value),
            (Storage::Float, Cell::Real(value)) => self.fixed(row, value),
            (Storage::Double, Cell::Double(value)) => self.fixed(row, value),
            // A cell of another kind cannot come out of the column's conversion.
            _ => return self.set_null(row),
        }
        self.set_valid(row);
    }

    /// `T` is the type of the column's storage.
    #[inline]
    fn fixed<T>(&mut self, row: usize, value: T) {
        // SAFETY: `data` points to `CAPACITY` values of the storage `T`, which the caller has matched, and
        // `row` is below that; unaligned, as an i128 of DuckDB need not lie as Rust's does.
        unsafe { self.data.cast::<T>().add(row).write_unaligned(value) }
    }

    #[inline]
    fn text(&mut self, row: usize, text: &[u8]) {
        if text.len() <= INLINE {
            let mut inline = Inline { length: 0, bytes: [0; INLINE] };
            inline.bytes[..text.len()].copy_from_slice(text);
            inline.length = u32::try_from(text.len()).unwrap_or(0);
            self.fixed(row, inline);
        } else {
            // SAFETY: the vector is one of strings, `row` is within it, and the library copies the bytes.
            unsafe {
                ffi::duckdb_unsafe_vector_assign_string_element_len(
                    self.vector,
                    row as u64,
                    text.as_ptr().cast(),
                    text.len() as u64,
                );
            }
        }
    }

    fn set_null(&mut self, row: usize) {
        if self.validity.is_null() {
            // SAFETY: the vector belongs to the borrowed chunk; made writable, its mask exists.
            unsafe {
                ffi::duckdb_vector_ensure_validity_writable(self.vector);
                self.validity = ffi::duckdb_vector_get_validity(self.vector);
            }
        }
        // SAFETY: the mask has a bit for each of `CAPACITY` rows.
        unsafe { *self.validity.add(row / 64) &= !(1 << (row % 64)) }
    }

    /// A row that failed, or a key that came twice, may have left a NULL here.
    #[inline]
    fn set_valid(&mut self, row: usize) {
        if !self.validity.is_null() {
            // SAFETY: as in `set_null`.
            unsafe { *self.validity.add(row / 64) |= 1 << (row % 64) }
        }
    }
}

impl Storage {
    fn accepts(self, raw_id: u32) -> bool {
        let is = |id: LogicalTypeId| raw_id == id as u32;
        match self {
            Self::Bool => is(LogicalTypeId::Boolean),
            Self::Int16 => is(LogicalTypeId::Smallint) || is(LogicalTypeId::Decimal),
            Self::Int32 => {
                is(LogicalTypeId::Integer) || is(LogicalTypeId::Date) || is(LogicalTypeId::Decimal)
            }
            Self::Int64 => {
                is(LogicalTypeId::Bigint)
                    || is(LogicalTypeId::Timestamp)
                    || is(LogicalTypeId::TimestampTZ)
                    || is(LogicalTypeId::Time)
                    || is(LogicalTypeId::Decimal)
            }
            Self::Int128 => is(LogicalTypeId::Decimal),
            Self::Float => is(LogicalTypeId::Float),
            Self::Double => is(LogicalTypeId::Double),
            Self::Text => is(LogicalTypeId::Varchar),
        }
    }
}
