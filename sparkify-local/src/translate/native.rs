//! Functions written in Rust because `DuckDB` has no words for them.

mod hash;
mod number;
mod text;
mod zone;

use std::{
    error::Error,
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};

use duckdb::{
    Connection,
    arrow::{
        array::{Array, AsArray, Int64Array, RecordBatch, StringArray},
        datatypes::{DataType, Int64Type},
    },
    vscalar::{ArrowFunctionSignature, VArrowScalar},
};

pub(crate) use hash::SEED;

/// Registers them in the database of a connection; doing it twice is harmless.
pub(crate) fn register(connection: &Connection) -> duckdb::Result<()> {
    connection.register_scalar_function::<StatementTime>("sparkify_statement_time")?;
    connection.register_scalar_function::<ConvertTimezone>("sparkify_convert_timezone")?;
    connection.register_scalar_function::<NumberFormat>("sparkify_number_format")?;
    connection.register_scalar_function::<hash::FnvHash>("sparkify_fnv_hash")?;
    connection.register_scalar_function::<hash::Sha2>("sparkify_sha2")?;
    connection.register_scalar_function::<text::CutBytes>("sparkify_cut_bytes")?;
    connection.register_scalar_function::<text::Strtol>("sparkify_strtol")?;
    Ok(())
}

/// Microseconds since 1970 when the statement is planned: its only argument is a constant.
struct StatementTime;

impl VArrowScalar for StatementTime {
    type State = ();

    fn invoke((): &(), input: RecordBatch) -> Result<Arc<dyn Array>, Box<dyn Error>> {
        let now = i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH)?.as_micros())?;
        Ok(Arc::new(Int64Array::from(vec![now; input.num_rows()])))
    }

    fn signatures() -> Vec<ArrowFunctionSignature> {
        vec![ArrowFunctionSignature::exact(vec![DataType::Int64], DataType::Int64)]
    }
}

/// `(from, to, microseconds)`: the wall clock of one zone in another.
struct ConvertTimezone;

impl VArrowScalar for ConvertTimezone {
    type State = ();

    fn invoke((): &(), input: RecordBatch) -> Result<Arc<dyn Array>, Box<dyn Error>> {
        let (from, to) = (input.column(0).as_string::<i32>(), input.column(1).as_string::<i32>());
        let micros = input.column(2).as_primitive::<Int64Type>();
        let mut zones = zone::Zones::default();
        let converted = (0..input.num_rows()).map(|row| {
            if from.is_null(row) || to.is_null(row) || micros.is_null(row) {
                return Ok(None);
            }
            zones.convert(from.value(row), to.value(row), micros.value(row)).map(Some)
        });
        Ok(Arc::new(converted.collect::<Result<Int64Array, String>>()?))
    }

    fn signatures() -> Vec<ArrowFunctionSignature> {
        vec![ArrowFunctionSignature::exact(
            vec![DataType::Utf8, DataType::Utf8, DataType::Int64],
            DataType::Int64,
        )]
    }
}

/// `(digits, format)`: a number by a numeric format.
struct NumberFormat;

impl VArrowScalar for NumberFormat {
    type State = ();

    fn invoke((): &(), input: RecordBatch) -> Result<Arc<dyn Array>, Box<dyn Error>> {
        let (digits, format) = (input.column(0).as_string::<i32>(), input.column(1).as_string::<i32>());
        let written = (0..input.num_rows()).map(|row| {
            (!digits.is_null(row) && !format.is_null(row))
                .then(|| number::format(digits.value(row), format.value(row)))
        });
        Ok(Arc::new(written.collect::<StringArray>()))
    }

    fn signatures() -> Vec<ArrowFunctionSignature> {
        vec![ArrowFunctionSignature::exact(vec![DataType::Utf8, DataType::Utf8], DataType::Utf8)]
    }
}
