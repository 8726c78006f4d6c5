//! CSV by RFC 4180, with NULL and the empty string told apart.
//!
//! A CSV crate writes both as an empty field, so the quoting is ours.

use std::io::{self, BufWriter, Write};

use super::{Finished, RowWriter};
use crate::rows::{self, Column};

/// Writes CSV as rows come.
pub(crate) struct Csv<W: Write> {
    out: BufWriter<W>,
    columns: Vec<Column>,
    rows: u64,
}

impl<W: Write> Csv<W> {
    pub(crate) fn new(out: W) -> Self {
        Self { out: BufWriter::new(out), columns: Vec::new(), rows: 0 }
    }
}

impl<W: Write> RowWriter for Csv<W> {
    fn begin(&mut self, columns: &[Column]) -> io::Result<()> {
        self.columns = columns.to_vec();
        line(&mut self.out, columns.iter().map(|column| Some(column.name.as_str())))
    }

    fn row(&mut self, values: &[Option<&str>]) -> io::Result<()> {
        self.rows += 1;
        let values: Vec<_> = self
            .columns
            .iter()
            .zip(values)
            .map(|(column, value)| value.map(|text| rows::shown(column.kind, text)))
            .collect();
        line(&mut self.out, values.iter().map(Option::as_deref))
    }

    fn end(&mut self) -> io::Result<Finished> {
        self.out.flush()?;
        Ok(Finished { rows: self.rows, shown: self.rows })
    }
}

fn line<'a>(out: &mut impl Write, fields: impl Iterator<Item = Option<&'a str>>) -> io::Result<()> {
    for (at, value) in fields.enumerate() {
        if at > 0 {
            out.write_all(b",")?;
        }
        if let Some(text) = value {
            field(out, text)?;
        }
    }
    out.write_all(b"\n")
}

fn field(out: &mut impl Write, text: &str) -> io::Result<()> {
    if text.is_empty() || text.contains(['"', ',', '\n', '\r']) {
        write!(out, "\"{}\"", text.replace('"', "\"\""))
    } else {
        out.write_all(text.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rows::Kind;

    #[test]
    fn null_is_an_empty_field_and_the_empty_string_is_quoted() {
        let column = |name: &str, kind| Column { name: name.to_owned(), kind };
        let mut bytes = Vec::new();
        let mut csv = Csv::new(&mut bytes);
        csv.begin(&[column("a", Kind::Text), column("b,c", Kind::Text), column("t", Kind::Timestamp)])
            .expect("memory does not fail");
        csv.row(&[None, Some(""), Some("2018-11-01 21:01:46.796000")]).expect("memory does not fail");
        csv.row(&[Some("x\"y"), Some("l1\nl2"), None]).expect("memory does not fail");
        csv.end().expect("memory does not fail");
        drop(csv);
        let expected = "a,\"b,c\",t\n,\"\",2018-11-01 21:01:46.796\n\"x\"\"y\",\"l1\nl2\",\n";
        assert_eq!(String::from_utf8_lossy(&bytes), expected);
    }

    #[test]
    fn a_csv_reader_reads_back_what_was_written() {
        let values = ["plain", "a,b", "\"q\"", "two\nlines", " blank ", "é\r"];
        let columns: Vec<Column> =
            values.iter().map(|name| Column { name: (*name).to_owned(), kind: Kind::Text }).collect();
        let mut bytes = Vec::new();
        let mut csv = Csv::new(&mut bytes);
        csv.begin(&columns).expect("memory does not fail");
        csv.row(&values.map(Some)).expect("memory does not fail");
        csv.end().expect("memory does not fail");
        drop(csv);
        let mut reader = ::csv::Reader::from_reader(bytes.as_slice());
        assert_eq!(reader.headers().expect("a header").iter().collect::<Vec<_>>(), values);
        let record = reader.records().next().expect("one record").expect("a valid record");
        assert_eq!(record.iter().collect::<Vec<_>>(), values);
    }
}
