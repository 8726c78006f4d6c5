//! `FNV_HASH` and `SHA2`.

use std::{error::Error, fmt::Write as _, sync::Arc};

use duckdb::{
    arrow::{
        array::{Array, AsArray, Int64Array, RecordBatch, StringArray},
        datatypes::{DataType, Int16Type, Int32Type, Int64Type},
    },
    vscalar::{ArrowFunctionSignature, VArrowScalar},
};
use sha2::{Digest, Sha224, Sha256, Sha384, Sha512};

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

/// `(value, seed)`: FNV-1a over the value's bytes, the width of its type included.
pub(crate) struct FnvHash;

impl VArrowScalar for FnvHash {
    type State = ();

    fn invoke((): &(), input: RecordBatch) -> Result<Arc<dyn Array>, Box<dyn Error>> {
        let value = input.column(0);
        let seeds = input.column(1).as_primitive::<Int64Type>();
        let hashed = (0..input.num_rows()).map(|row| {
            if value.is_null(row) || seeds.is_null(row) {
                return None;
            }
            let seed = seeds.value(row);
            Some(match value.data_type() {
                DataType::Int16 => fnv(&value.as_primitive::<Int16Type>().value(row).to_le_bytes(), seed),
                DataType::Int32 => fnv(&value.as_primitive::<Int32Type>().value(row).to_le_bytes(), seed),
                DataType::Int64 => fnv(&value.as_primitive::<Int64Type>().value(row).to_le_bytes(), seed),
                _ => fnv(value.as_string::<i32>().value(row).as_bytes(), seed),
            })
        });
        Ok(Arc::new(hashed.collect::<Int64Array>()))
    }

    fn signatures() -> Vec<ArrowFunctionSignature> {
        [DataType::Int16, DataType::Int32, DataType::Int64, DataType::Utf8]
            .map(|kind| ArrowFunctionSignature::exact(vec![kind, DataType::Int64], DataType::Int64))
            .into()
    }
}

/// The seed when none is given.
pub(crate) const SEED: i64 = OFFSET.cast_signed();

fn fnv(bytes: &[u8], seed: i64) -> i64 {
    let hash =
        bytes.iter().fold(seed.cast_unsigned(), |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME));
    hash.cast_signed()
}

/// `(text, bits)`: a checksum in hexadecimal; the empty text where there is none of so many bits.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/SHA2.html>.
pub(crate) struct Sha2;

impl VArrowScalar for Sha2 {
    type State = ();

    fn invoke((): &(), input: RecordBatch) -> Result<Arc<dyn Array>, Box<dyn Error>> {
        let (texts, bits) = (input.column(0).as_string::<i32>(), input.column(1).as_primitive::<Int64Type>());
        let hashed = (0..input.num_rows()).map(|row| {
            (!texts.is_null(row) && !bits.is_null(row)).then(|| sha2(texts.value(row), bits.value(row)))
        });
        Ok(Arc::new(hashed.collect::<StringArray>()))
    }

    fn signatures() -> Vec<ArrowFunctionSignature> {
        vec![ArrowFunctionSignature::exact(vec![DataType::Utf8, DataType::Int64], DataType::Utf8)]
    }
}

fn sha2(text: &str, bits: i64) -> String {
    match bits {
        224 => hexadecimal(&Sha224::digest(text)),
        0 | 256 => hexadecimal(&Sha256::digest(text)),
        384 => hexadecimal(&Sha384::digest(text)),
        512 => hexadecimal(&Sha512::digest(text)),
        _ => String::new(),
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing into a string never fails.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
