//! The values of one column until their row group is written.

use bytes::BytesMut;
use duckdb::arrow::array::{Array, AsArray, BooleanArray, Decimal128Array};
use duckdb::arrow::datatypes::{Date32Type, Float32Type, Float64Type};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::{ByteArray, FixedLenByteArray, Int96};
use parquet::errors::ParquetError;

use crate::error::SqlError;
use crate::session::value::{self, Wire};
use crate::unload::column::Column;

/// Of a DECIMAL of any precision, big endian.
pub(super) const DECIMAL_BYTES: i32 = 16;

/// The values that are not NULL, and for each row whether it has one.
#[derive(Debug)]
pub(super) struct Values {
    held: Held,
    /// 1 for a value, 0 for NULL.
    levels: Vec<i16>,
    size: u64,
}

#[derive(Debug)]
enum Held {
    Bool(Vec<bool>),
    Int32(Vec<i32>),
    Int64(Vec<i64>),
    Int96(Vec<Int96>),
    Float(Vec<f32>),
    Double(Vec<f64>),
    Decimal(Vec<i128>),
    Text(Text),
}

/// Many texts in one, so that short ones take no more room than they have.
#[derive(Debug, Default)]
struct Text {
    bytes: BytesMut,
    ends: Vec<usize>,
}

impl Text {
    /// The texts as the writer takes them, sharing their bytes; none is left.
    fn values(&mut self) -> Vec<ByteArray> {
        let bytes = std::mem::take(&mut self.bytes).freeze();
        let starts = std::iter::once(&0).chain(&self.ends);
        starts.zip(&self.ends).map(|(start, end)| ByteArray::from(bytes.slice(*start..*end))).collect()
    }
}

impl Values {
    pub(super) fn new(column: &Column) -> Self {
        let held = match column.wire {
            Wire::Bool => Held::Bool(Vec::new()),
            Wire::Int2 | Wire::Int4 | Wire::Date => Held::Int32(Vec::new()),
            Wire::Int8 => Held::Int64(Vec::new()),
            Wire::Float4 => Held::Float(Vec::new()),
            Wire::Float8 => Held::Double(Vec::new()),
            Wire::Numeric { .. } => Held::Decimal(Vec::new()),
            Wire::Timestamp | Wire::TimestampTz => Held::Int96(Vec::new()),
            _ => Held::Text(Text::default()),
        };
        Self { held, levels: Vec::new(), size: 0 }
    }

    pub(super) fn push(&mut self, column: &Column, array: &dyn Array, row: usize) -> Result<(), SqlError> {
        let valid = !array.is_null(row);
        self.levels.push(i16::from(valid));
        self.size += 1;
        if !valid {
            return Ok(());
        }
        self.size += match &mut self.held {
            Held::Bool(values) => {
                let array = array.as_any().downcast_ref::<BooleanArray>();
                values.push(array.is_some_and(|array| array.value(row)));
                1
            }
            Held::Int32(values) if column.wire == Wire::Date => {
                values.push(array.as_primitive::<Date32Type>().value(row));
                4
            }
            Held::Int32(values) => {
                values.push(whole(column, array, row)?);
                4
            }
            Held::Int64(values) => {
                values.push(whole(column, array, row)?);
                8
            }
            Held::Int96(values) => {
                values.push(moment(value::micros(array, row)));
                12
            }
            Held::Float(values) => {
                values.push(array.as_primitive::<Float32Type>().value(row));
                4
            }
            Held::Double(values) => {
                values.push(array.as_primitive::<Float64Type>().value(row));
                8
            }
            Held::Decimal(values) => {
                let array = array.as_any().downcast_ref::<Decimal128Array>();
                values.push(array.map_or(0, |array| array.value(row)));
                16
            }
            Held::Text(text) => {
                let before = text.bytes.len();
                value::write(&mut text.bytes, array, row, column.wire, false)?;
                text.ends.push(text.bytes.len());
                (text.bytes.len() - before) as u64 + 4
            }
        };
        Ok(())
    }

    /// Bytes before compression.
    pub(super) fn size(&self) -> u64 {
        self.size
    }

    pub(super) fn is_empty(&self) -> bool {
        self.levels.is_empty()
    }

    pub(super) fn write(&mut self, writer: &mut ColumnWriter<'_>) -> Result<(), ParquetError> {
        let levels = Some(self.levels.as_slice());
        match (writer, &mut self.held) {
            (ColumnWriter::BoolColumnWriter(out), Held::Bool(values)) => {
                out.write_batch(values, levels, None)
            }
            (ColumnWriter::Int32ColumnWriter(out), Held::Int32(values)) => {
                out.write_batch(values, levels, None)
            }
            (ColumnWriter::Int64ColumnWriter(out), Held::Int64(values)) => {
                out.write_batch(values, levels, None)
            }
            (ColumnWriter::Int96ColumnWriter(out), Held::Int96(values)) => {
                out.write_batch(values, levels, None)
            }
            (ColumnWriter::FloatColumnWriter(out), Held::Float(values)) => {
                out.write_batch(values, levels, None)
            }
            (ColumnWriter::DoubleColumnWriter(out), Held::Double(values)) => {
                out.write_batch(values, levels, None)
            }
            (ColumnWriter::FixedLenByteArrayColumnWriter(out), Held::Decimal(values)) => {
                let fixed = |digits: &i128| ByteArray::from(digits.to_be_bytes().to_vec()).into();
                let values: Vec<FixedLenByteArray> = values.iter().map(fixed).collect();
                out.write_batch(&values, levels, None)
            }
            (ColumnWriter::ByteArrayColumnWriter(out), Held::Text(text)) => {
                out.write_batch(&text.values(), levels, None)
            }
            _ => Err(ParquetError::General("a column has another type than its values".to_owned())),
        }
        .map(drop)
    }

    pub(super) fn clear(&mut self) {
        self.levels.clear();
        self.size = 0;
        match &mut self.held {
            Held::Bool(values) => values.clear(),
            Held::Int32(values) => values.clear(),
            Held::Int64(values) => values.clear(),
            Held::Int96(values) => values.clear(),
            Held::Float(values) => values.clear(),
            Held::Double(values) => values.clear(),
            Held::Decimal(values) => values.clear(),
            Held::Text(text) => *text = Text::default(),
        }
    }
}

fn whole<T: TryFrom<i128>>(column: &Column, array: &dyn Array, row: usize) -> Result<T, SqlError> {
    let value = value::whole(array, row)?;
    T::try_from(value).map_err(|_| {
        SqlError::new("22003", "bigint out of range")
            .detail(format!("the value of column \"{}\" is {value}", column.name))
    })
}

/// A timestamp as the day, counted as Julian, and the nanoseconds of it.
fn moment(micros: i64) -> Int96 {
    const EPOCH: i64 = 2_440_588;
    const DAY: i64 = 86_400_000_000;
    let nanos = micros.rem_euclid(DAY) * 1_000;
    let [b0, b1, b2, b3, b4, b5, b6, b7] = nanos.to_le_bytes();
    let day = u32::try_from(micros.div_euclid(DAY) + EPOCH).unwrap_or(0);
    let mut value = Int96::new();
    value.set_data(u32::from_le_bytes([b0, b1, b2, b3]), u32::from_le_bytes([b4, b5, b6, b7]), day);
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_keep_their_microseconds() {
        for micros in [0, 1, -1, 1_700_000_000_123_456, -62_135_596_800_000_000] {
            assert_eq!(moment(micros).to_micros(), micros);
        }
    }
}
