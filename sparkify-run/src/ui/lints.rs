//! Lints as a table.

use std::io::{self, Write};

use comfy_table::{Attribute, Cell, Color};
use sparkify_schema::Lint;

use super::cells;

pub(crate) fn print(out: &mut impl Write, lints: &[Lint]) -> io::Result<()> {
    if lints.is_empty() {
        return Ok(());
    }
    let mut table = cells::table(["lint", "at", "what", "allowed because"]);
    for lint in lints {
        let name = Cell::new(lint.name.name());
        let (name, state) = match lint.allowed {
            Some(reason) => (name, Cell::new(cells::visible(reason))),
            None => (
                name.fg(Color::Yellow),
                Cell::new(format!("not allowed; {}", cells::visible(&lint.hint)))
                    .add_attribute(Attribute::Dim),
            ),
        };
        table.add_row([
            name,
            Cell::new(cells::visible(&lint.place)),
            Cell::new(cells::visible(&lint.message)),
            state,
        ]);
    }
    writeln!(out, "{}", cells::text(&table))
}
