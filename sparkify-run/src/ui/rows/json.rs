//! JSON: an array of objects, one a line, with JSON's types.

use std::io::{self, BufWriter, Write};

use super::{Finished, RowWriter};
use crate::rows::{self, Column, Kind};

/// Writes JSON as rows come.
pub(crate) struct Json<W: Write> {
    out: BufWriter<W>,
    columns: Vec<Column>,
    rows: u64,
}

impl<W: Write> Json<W> {
    pub(crate) fn new(out: W) -> Self {
        Self { out: BufWriter::new(out), columns: Vec::new(), rows: 0 }
    }
}

impl<W: Write> RowWriter for Json<W> {
    fn begin(&mut self, columns: &[Column]) -> io::Result<()> {
        self.columns = columns.to_vec();
        Ok(())
    }

    fn row(&mut self, values: &[Option<&str>]) -> io::Result<()> {
        self.out.write_all(if self.rows == 0 { b"[\n{" } else { b",\n{" })?;
        self.rows += 1;
        for (at, (column, value)) in self.columns.iter().zip(values).enumerate() {
            if at > 0 {
                self.out.write_all(b",")?;
            }
            text(&mut self.out, &column.name)?;
            self.out.write_all(b":")?;
            self::value(&mut self.out, column.kind, *value)?;
        }
        self.out.write_all(b"}")
    }

    fn end(&mut self) -> io::Result<Finished> {
        self.out.write_all(if self.rows == 0 { b"[]\n" } else { b"\n]\n" })?;
        self.out.flush()?;
        Ok(Finished { rows: self.rows, shown: self.rows })
    }
}

fn value(out: &mut impl Write, kind: Kind, value: Option<&str>) -> io::Result<()> {
    let Some(value) = value else {
        return out.write_all(b"null");
    };
    match kind {
        Kind::Boolean => out.write_all(rows::shown(kind, value).as_bytes()),
        // The digits as sent: a DECIMAL keeps them all. NaN and infinities are no JSON numbers.
        Kind::Integer | Kind::Decimal | Kind::Float if is_number(value) => out.write_all(value.as_bytes()),
        Kind::Json if serde_json::from_str::<serde::de::IgnoredAny>(value).is_ok() => {
            out.write_all(value.as_bytes())
        }
        _ => text(out, &rows::shown(kind, value)),
    }
}

fn text(out: &mut impl Write, text: &str) -> io::Result<()> {
    serde_json::to_writer(out, text).map_err(io::Error::from)
}

/// Whether the text is a number as JSON writes them (no leading zeros, no bare point).
fn is_number(text: &str) -> bool {
    serde_json::from_str::<serde_json::Number>(text).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_have_json_types() {
        let kinds = [
            Kind::Integer,
            Kind::Decimal,
            Kind::Float,
            Kind::Boolean,
            Kind::Text,
            Kind::Timestamp,
            Kind::Json,
        ];
        let columns: Vec<Column> = kinds
            .iter()
            .enumerate()
            .map(|(at, kind)| Column { name: format!("c{at}"), kind: *kind })
            .collect();
        let mut bytes = Vec::new();
        let mut json = Json::new(&mut bytes);
        json.begin(&columns).expect("memory does not fail");
        let row = [
            "9223372036854775807",
            "0.10000000000000000001",
            "NaN",
            "t",
            "a\"b",
            "2018-11-01 21:01:46",
            "{\"k\":[1]}",
        ];
        json.row(&row.map(Some)).expect("memory does not fail");
        json.row(&[None; 7]).expect("memory does not fail");
        json.end().expect("memory does not fail");
        drop(json);
        assert_eq!(
            String::from_utf8_lossy(&bytes),
            "[\n{\"c0\":9223372036854775807,\"c1\":0.10000000000000000001,\"c2\":\"NaN\",\"c3\":true,\
             \"c4\":\"a\\\"b\",\"c5\":\"2018-11-01 21:01:46.000\",\"c6\":{\"k\":[1]}},\n\
             {\"c0\":null,\"c1\":null,\"c2\":null,\"c3\":null,\"c4\":null,\"c5\":null,\"c6\":null}\n]\n"
        );
    }

    #[test]
    fn no_rows_are_an_empty_array() {
        let mut bytes = Vec::new();
        Json::new(&mut bytes).end().expect("memory does not fail");
        assert_eq!(bytes, b"[]\n");
    }
}
