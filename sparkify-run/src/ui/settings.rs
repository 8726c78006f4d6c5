//! The configuration as a table.

use std::io::{self, Write};

use comfy_table::{Attribute, Cell};

use super::cells;
use crate::config::setting::{Origin, Setting};

pub(crate) fn print(out: &mut impl Write, settings: &[Setting]) -> io::Result<()> {
    let mut table = cells::table(["setting", "value", "from"]);
    for setting in settings {
        let faint = |cell: Cell| match setting.origin {
            Origin::Unset | Origin::Default => cell.add_attribute(Attribute::Dim),
            _ => cell,
        };
        table.add_row([
            Cell::new(setting.key.name),
            faint(Cell::new(cells::visible(setting.shown().unwrap_or("-")))),
            faint(Cell::new(setting.origin.to_string())),
        ]);
    }
    writeln!(out, "{}", cells::text(&table))
}
