//! Texts cut to bytes, and numbers written in another base.

use std::{error::Error, sync::Arc};

use duckdb::{
    arrow::{
        array::{Array, AsArray, Int64Array, RecordBatch, StringArray},
        datatypes::{DataType, Int64Type},
    },
    vscalar::{ArrowFunctionSignature, VArrowScalar},
};

/// `(text, bytes)`: the whole characters that fit into so many bytes.
pub(super) struct CutBytes;

impl VArrowScalar for CutBytes {
    type State = ();

    fn invoke((): &(), input: RecordBatch) -> Result<Arc<dyn Array>, Box<dyn Error>> {
        let (texts, limits) =
            (input.column(0).as_string::<i32>(), input.column(1).as_primitive::<Int64Type>());
        let cut = (0..input.num_rows()).map(|row| {
            (!texts.is_null(row) && !limits.is_null(row)).then(|| cut(texts.value(row), limits.value(row)))
        });
        Ok(Arc::new(cut.collect::<StringArray>()))
    }

    fn signatures() -> Vec<ArrowFunctionSignature> {
        vec![ArrowFunctionSignature::exact(vec![DataType::Utf8, DataType::Int64], DataType::Utf8)]
    }
}

/// `(text, base)`: STRTOL.
pub(super) struct Strtol;

impl VArrowScalar for Strtol {
    type State = ();

    fn invoke((): &(), input: RecordBatch) -> Result<Arc<dyn Array>, Box<dyn Error>> {
        let (texts, bases) =
            (input.column(0).as_string::<i32>(), input.column(1).as_primitive::<Int64Type>());
        let numbers = (0..input.num_rows()).map(|row| {
            if texts.is_null(row) || bases.is_null(row) {
                return Ok(None);
            }
            strtol(texts.value(row), bases.value(row)).map(Some)
        });
        Ok(Arc::new(numbers.collect::<Result<Int64Array, String>>()?))
    }

    fn signatures() -> Vec<ArrowFunctionSignature> {
        vec![ArrowFunctionSignature::exact(vec![DataType::Utf8, DataType::Int64], DataType::Int64)]
    }
}

fn cut(text: &str, limit: i64) -> &str {
    let limit = usize::try_from(limit).unwrap_or(0);
    &text[..text.floor_char_boundary(limit)]
}

fn strtol(text: &str, base: i64) -> Result<i64, String> {
    let radix = u32::try_from(base)
        .ok()
        .filter(|radix| (2..=36).contains(radix))
        .ok_or_else(|| format!("the base {base} is not from 2 to 36"))?;
    let trimmed = text.trim();
    let (sign, digits) = trimmed.strip_prefix('-').map_or(("", trimmed), |rest| ("-", rest));
    let plain = if radix == 16 { digits.trim_start_matches("0x").trim_start_matches("0X") } else { digits };
    i64::from_str_radix(&format!("{sign}{plain}"), radix)
        .map_err(|_| format!("the input \"{text}\" is no number of base {base}"))
}
