//! Tables of cells: one look for all, control characters made visible.

use std::io::{self, IsTerminal};

use comfy_table::{
    Attribute, Cell, CellAlignment, ColumnConstraint, ContentArrangement, ContentLineStyle, LineStyle, Row,
    Table, TableStyle,
};

use crate::rows::{self, Column, Kind};

const LOOK: TableStyle = TableStyle::new()
    .header_lines(ContentLineStyle::none().junction(' '))
    .header_separator(LineStyle::none().fill('─').junction('─'))
    .content_lines(ContentLineStyle::none().junction(' '));

/// Columns of a terminal below which fitting a table makes it worse.
const NARROW: u16 = 40;

/// An empty table with these headings for stdout, fitted to the terminal if there is one.
pub(crate) fn table<'a>(headings: impl IntoIterator<Item = &'a str>) -> Table {
    fitted(headings, Table::new(), io::stdout().is_terminal())
}

/// The same for stderr.
pub(crate) fn table_aside<'a>(headings: impl IntoIterator<Item = &'a str>) -> Table {
    let mut table = Table::new();
    table.use_stderr();
    fitted(headings, table, io::stderr().is_terminal())
}

/// The table as text without blanks at the ends of lines.
pub(crate) fn text(table: &Table) -> String {
    let lines: Vec<String> = table.lines().map(|line| line.trim_end().to_owned()).collect();
    lines.join("\n")
}

fn fitted<'a>(headings: impl IntoIterator<Item = &'a str>, mut table: Table, terminal: bool) -> Table {
    table.load_style(LOOK).enforce_styling();
    table.set_header(Row::from(
        headings.into_iter().map(|name| Cell::new(name).add_attribute(Attribute::Bold)).collect::<Vec<_>>(),
    ));
    if terminal && table.width().is_some_and(|width| width >= NARROW) {
        table.set_content_arrangement(ContentArrangement::Dynamic);
    } else {
        table.force_no_tty();
        table.set_content_arrangement(ContentArrangement::Disabled);
    }
    table
}

/// Aligns numbers and the headings above them to the right, and lets only texts be wrapped.
pub(crate) fn align(table: &mut Table, columns: &[Column]) {
    for (column, cells) in columns.iter().zip(table.column_iter_mut()) {
        if column.kind.is_number() {
            cells.set_cell_alignment(CellAlignment::Right);
        }
        if !matches!(column.kind, Kind::Text | Kind::Json) {
            cells.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
}

/// Whether the table stands on the terminal, if it goes to one, without a wrapped cell.
pub(crate) fn fits(table: &Table) -> bool {
    // A blank on each side of a cell, and one between two.
    let natural: usize = table.column_max_content_widths().iter().map(|width| usize::from(*width) + 3).sum();
    table.width().is_none_or(|width| natural <= usize::from(width))
}

/// A value as its column wants it; NULL is no text.
pub(crate) fn value(column: &Column, text: Option<&str>) -> Cell {
    let Some(text) = text else {
        return Cell::new("NULL").add_attribute(Attribute::Dim);
    };
    Cell::new(visible(&rows::shown(column.kind, text)))
}

/// The text without characters that would move the cursor or change colors.
pub(crate) fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_control() { shown.extend(c.escape_default()) } else { shown.push(c) }
    }
    shown
}
