//! `FNV_HASH`.

use std::{error::Error, sync::Arc};

use duckdb::{
    arrow::{
        array::{Array, AsArray, Int64Array, RecordBatch},
        datatypes::{DataType, Int16Type, Int32Type, Int64Type},
    },
    vscalar::{ArrowFunctionSignature, VArrowScalar},
};

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
