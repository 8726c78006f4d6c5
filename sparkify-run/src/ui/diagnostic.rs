//! Errors on stderr: what, where, why, and what to do.

use std::io::{self, Write};

use comfy_table::Cell;
use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, NamedSource, SourceCode, SourceSpan,
};

use super::{BOLD, CYAN, DIM, RED, YELLOW, cells};
use crate::error::{Error, Failure};
use crate::load_error::{BadRow, BadRows};

/// Prints an error; `colors` for the snippet of a statement.
pub(crate) fn print(err: &mut impl Write, error: &Error, colors: bool) -> io::Result<()> {
    let text = error.to_string();
    let mut lines = text.lines();
    writeln!(err, "{RED}error:{RED:#} {}", cells::visible(lines.next().unwrap_or_default()))?;
    for line in lines {
        writeln!(err, "       {}", cells::visible(line))?;
    }
    match error {
        Error::BadRows(bad) => {
            refused(err, bad)?;
            writeln!(err, "nothing was loaded; the warehouse is as it was")?;
        }
        Error::BadInput { failure, .. } => {
            detail(err, failure)?;
            writeln!(err, "nothing was loaded; the warehouse is as it was")?;
        }
        Error::Sql { name, sql, failure } => {
            snippet(err, name, sql, failure, colors)?;
            detail(err, failure)?;
        }
        Error::Statement { statement, sql, failure } => {
            snippet(err, statement, sql, failure, colors)?;
            detail(err, failure)?;
        }
        _ => {}
    }
    match error.hint() {
        Some(hint) => writeln!(err, "{CYAN}hint:{CYAN:#} {}", cells::visible(&hint)),
        None => Ok(()),
    }
}

/// Rows that a tolerant load left out.
pub(crate) fn skipped(err: &mut impl Write, bad: &BadRows) -> io::Result<()> {
    let rows = if bad.total == 1 { "1 row was" } else { "rows were" };
    let count = if bad.total == 1 { String::new() } else { format!("{} ", bad.total) };
    writeln!(err, "{YELLOW}warning:{YELLOW:#} `{}`: {count}{rows} skipped", bad.statement)?;
    refused(err, bad)
}

fn refused(err: &mut impl Write, bad: &BadRows) -> io::Result<()> {
    match bad.rows.as_slice() {
        [row] => one(err, row)?,
        rows => many(err, rows)?,
    }
    let more = bad.total.saturating_sub(bad.rows.len() as u64);
    if more > 0 {
        writeln!(err, "… and {more} more")?;
    }
    Ok(())
}

fn one(err: &mut impl Write, row: &BadRow) -> io::Result<()> {
    let mut line =
        |label: &str, text: &str| writeln!(err, "  {DIM}{label:<7}{DIM:#} {}", cells::visible(text));
    line("file", &place(row))?;
    if let Some(column) = &row.column {
        line("column", &format!("{column} {}", row.declared.as_deref().unwrap_or_default()))?;
    }
    if let Some(field) = &row.field {
        line("field", field)?;
    }
    if let Some(value) = &row.value {
        line("value", value)?;
    }
    line("reason", &row.reason)?;
    writeln!(err, "{CYAN}hint:{CYAN:#} {}", row.hint)
}

fn many(err: &mut impl Write, rows: &[BadRow]) -> io::Result<()> {
    let mut table = cells::table_aside(["file", "column", "field", "value", "reason"]);
    let text = |text: &Option<String>| Cell::new(cells::visible(text.as_deref().unwrap_or("-")));
    for row in rows {
        let column = match (&row.column, &row.declared) {
            (Some(column), Some(declared)) => Some(format!("{column} {declared}")),
            (column, _) => column.clone(),
        };
        table.add_row([
            Cell::new(place(row)),
            text(&column),
            text(&row.field),
            text(&row.value),
            Cell::new(&row.reason),
        ]);
    }
    writeln!(err, "{}", cells::text(&table))?;
    let mut hints: Vec<&str> = rows.iter().map(|row| row.hint.as_str()).collect();
    hints.sort_unstable();
    hints.dedup();
    for hint in hints {
        writeln!(err, "{CYAN}hint:{CYAN:#} {hint}")?;
    }
    Ok(())
}

/// `file:line`, as editors and terminals open it.
fn place(row: &BadRow) -> String {
    if row.line > 0 { format!("{}:{}", row.file, row.line) } else { row.file.clone() }
}

fn detail(err: &mut impl Write, failure: &Failure) -> io::Result<()> {
    match &failure.detail {
        Some(detail) => writeln!(err, "{BOLD}detail:{BOLD:#} {}", cells::visible(detail)),
        None => Ok(()),
    }
}

/// The statement with a mark at the place the target names.
fn snippet(err: &mut impl Write, name: &str, sql: &str, failure: &Failure, colors: bool) -> io::Result<()> {
    let Some(position) = failure.position else {
        return Ok(());
    };
    let start = sql.char_indices().nth((position as usize).saturating_sub(1)).map_or(sql.len(), |(at, _)| at);
    let marked = Marked {
        statement: NamedSource::new(name, sql.to_owned()),
        span: SourceSpan::from((start, word(&sql[start..]))),
    };
    let theme = if colors { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let mut text = String::new();
    let drawn = GraphicalReportHandler::new_themed(theme).with_links(false).render_report(&mut text, &marked);
    if drawn.is_ok() {
        // The first line is the message, which stands above already.
        let snippet = text.lines().skip_while(|line| !line.contains('╭'));
        for line in snippet.filter(|line| !line.trim().is_empty()) {
            writeln!(err, "{line}")?;
        }
    }
    Ok(())
}

/// The bytes of the word or sign that `text` starts with.
fn word(text: &str) -> usize {
    let letters = text.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(text.len());
    if letters > 0 { letters } else { text.chars().next().map_or(0, char::len_utf8) }
}

#[derive(Debug, thiserror::Error)]
#[error("here")]
struct Marked {
    statement: NamedSource<String>,
    span: SourceSpan,
}

impl Diagnostic for Marked {
    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.statement)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(std::iter::once(LabeledSpan::new_with_span(None, self.span))))
    }
}
