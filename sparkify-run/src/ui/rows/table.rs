//! A table: keeps rows until the widths of all columns are known.

use std::io::{self, Write};

use super::{Finished, RowWriter};
use crate::rows::Column;
use crate::ui::cells;

/// As many rows as anybody reads; memory stays bounded.
const SHOWN: u64 = 10_000;

/// Collects a table.
pub(crate) struct Table<W: Write> {
    out: W,
    columns: Vec<Column>,
    cells: comfy_table::Table,
    rows: u64,
}

impl<W: Write> Table<W> {
    pub(crate) fn new(out: W) -> Self {
        Self { out, columns: Vec::new(), cells: cells::table([]), rows: 0 }
    }
}

impl<W: Write> RowWriter for Table<W> {
    fn begin(&mut self, columns: &[Column]) -> io::Result<()> {
        self.cells = cells::table(columns.iter().map(|column| column.name.as_str()));
        cells::align(&mut self.cells, columns);
        self.columns = columns.to_vec();
        Ok(())
    }

    fn row(&mut self, values: &[Option<&str>]) -> io::Result<()> {
        self.rows += 1;
        if self.rows <= SHOWN {
            let cells = self.columns.iter().zip(values).map(|(column, value)| cells::value(column, *value));
            self.cells.add_row(cells.collect::<Vec<_>>());
        }
        Ok(())
    }

    fn end(&mut self) -> io::Result<Finished> {
        if !self.columns.is_empty() {
            writeln!(self.out, "{}", cells::text(&self.cells))?;
            self.out.flush()?;
        }
        Ok(Finished { rows: self.rows, shown: self.rows.min(SHOWN) })
    }
}
