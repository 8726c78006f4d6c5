//! Rows as Apache Parquet 1.0: row groups compressed by SNAPPY, every column nullable.
//!
//! Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_UNLOAD.html>, "FORMAT AS PARQUET clause".

mod values;

use std::fmt;
use std::fs::File;
use std::sync::Arc;

use duckdb::arrow::array::StructArray;
use parquet::basic::{Compression, ConvertedType, LogicalType, Repetition, Type as Physical};
use parquet::errors::ParquetError;
use parquet::file::properties::{WriterProperties, WriterVersion};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;

use self::values::Values;
use super::column::Column;
use crate::error::SqlError;
use crate::session::value::Wire;

/// A Parquet file being written.
pub(super) struct Parquet {
    writer: SerializedFileWriter<File>,
    /// One per column: the rows of the row group to come.
    group: Vec<Values>,
    /// Of a row group, in bytes before compression.
    limit: u64,
}

impl fmt::Debug for Parquet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Parquet").field("limit", &self.limit).finish_non_exhaustive()
    }
}

impl Parquet {
    pub(super) fn new(file: File, columns: &[(usize, &Column)], limit: u64) -> Result<Self, SqlError> {
        let fields: Result<Vec<_>, _> =
            columns.iter().map(|(_, column)| field(column).map(Arc::new)).collect();
        let schema = fields.and_then(|fields| Type::group_type_builder("schema").with_fields(fields).build());
        let properties = WriterProperties::builder()
            .set_writer_version(WriterVersion::PARQUET_1_0)
            .set_compression(Compression::SNAPPY)
            .build();
        let writer = schema
            .and_then(|schema| SerializedFileWriter::new(file, Arc::new(schema), Arc::new(properties)))
            .map_err(failed)?;
        let group = columns.iter().map(|(_, column)| Values::new(column)).collect();
        Ok(Self { writer, group, limit })
    }

    /// Adds a row; the row group is written when it is full.
    pub(super) fn row(
        &mut self,
        columns: &[(usize, &Column)],
        chunk: &StructArray,
        row: usize,
    ) -> Result<(), SqlError> {
        for (values, (index, column)) in self.group.iter_mut().zip(columns) {
            values.push(column, chunk.column(*index), row)?;
        }
        if self.pending() >= self.limit { self.flush() } else { Ok(()) }
    }

    /// Bytes written and to be written.
    pub(super) fn size(&self) -> u64 {
        self.writer.bytes_written() as u64 + self.pending()
    }

    pub(super) fn finish(mut self) -> Result<(), SqlError> {
        self.flush()?;
        self.writer.close().map(drop).map_err(failed)
    }

    fn pending(&self) -> u64 {
        self.group.iter().map(Values::size).sum()
    }

    fn flush(&mut self) -> Result<(), SqlError> {
        if self.group.first().is_none_or(Values::is_empty) {
            return Ok(());
        }
        let mut group = self.writer.next_row_group().map_err(failed)?;
        for values in &mut self.group {
            let Some(mut column) = group.next_column().map_err(failed)? else { break };
            values.write(column.untyped()).map_err(failed)?;
            column.close().map_err(failed)?;
            values.clear();
        }
        group.close().map(drop).map_err(failed)
    }
}

/// The column as Redshift's readers know it: timestamps as INT96, SUPER as JSON.
fn field(column: &Column) -> Result<Type, ParquetError> {
    let of = |physical| Type::primitive_type_builder(&column.name, physical);
    let field = match column.wire {
        Wire::Bool => of(Physical::BOOLEAN),
        Wire::Int2 => of(Physical::INT32).with_converted_type(ConvertedType::INT_16),
        Wire::Int4 => of(Physical::INT32),
        Wire::Int8 => of(Physical::INT64),
        Wire::Float4 => of(Physical::FLOAT),
        Wire::Float8 => of(Physical::DOUBLE),
        Wire::Numeric { precision, scale } => of(Physical::FIXED_LEN_BYTE_ARRAY)
            .with_length(values::DECIMAL_BYTES)
            .with_converted_type(ConvertedType::DECIMAL)
            .with_precision(i32::from(precision))
            .with_scale(i32::from(scale)),
        Wire::Date => of(Physical::INT32).with_converted_type(ConvertedType::DATE),
        Wire::Timestamp | Wire::TimestampTz => of(Physical::INT96),
        _ if column.is_super() => of(Physical::BYTE_ARRAY).with_logical_type(Some(LogicalType::Json)),
        _ => of(Physical::BYTE_ARRAY).with_converted_type(ConvertedType::UTF8),
    };
    field.with_repetition(Repetition::OPTIONAL).build()
}

#[expect(clippy::needless_pass_by_value, reason = "used as a function of map_err")]
fn failed(error: ParquetError) -> SqlError {
    SqlError::new("XX000", "could not write a Parquet file").detail(error.to_string())
}
