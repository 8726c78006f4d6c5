//! Errors on stderr: what, where, why, and what to do.

use std::io::{self, Write};

use comfy_table::Cell;
use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, NamedSource, SourceCode, SourceSpan,
};

use super::{BOLD, CYAN, DIM, RED, YELLOW, cells};
use crate::error::{Error, Failure, Left};
use crate::load_error::{BadRow, BadRows};

/// How many rows that stopped a load are shown; the rest is counted.
const SHOWN: usize = 20;

/// Prints an error; `colors` for the snippet of a statement.
pub(crate) fn print(err: &mut impl Write, error: &Error, colors: bool) -> io::Result<()> {
    let text = error.to_string();
    let mut lines = text.lines();
    writeln!(err, "{RED}error:{RED:#} {}", cells::visible(lines.next().unwrap_or_default()))?;
    for line in lines {
        writeln!(err, "       {}", cells::visible(line))?;
    }
    match error {
        Error::BadRows(bad, left) => {
            refused(err, bad, SHOWN)?;
            left_behind(err, *left)?;
        }
        Error::BadInput { failure, left, .. } => {
            detail(err, failure)?;
            left_behind(err, *left)?;
        }
        Error::Sql { name, sql, failure } => {
            snippet(err, name, sql, failure, colors)?;
            detail(err, failure)?;
        }
        Error::Statement { statement, sql, left, failure } => {
            snippet(err, statement, sql, failure, colors)?;
            detail(err, failure)?;
            left_behind(err, *left)?;
        }
        Error::Known { attempts, left, failure, .. } => {
            writeln!(err, "{BOLD}told as:{BOLD:#} {}", cells::visible(&failure.message))?;
            detail(err, failure)?;
            if *attempts > 1 {
                writeln!(err, "tried {attempts} times")?;
            }
            left_behind(err, *left)?;
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
    refused(err, bad, usize::MAX)
}

fn refused(err: &mut impl Write, bad: &BadRows, shown: usize) -> io::Result<()> {
    let shown = bad.rows.len().min(shown);
    match &bad.rows[..shown] {
        [row] => one(err, row)?,
        rows => many(err, rows)?,
    }
    let more = bad.total.saturating_sub(shown as u64);
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

fn left_behind(err: &mut impl Write, left: Left) -> io::Result<()> {
    match left.words() {
        Some(words) => writeln!(err, "nothing was loaded; {words}"),
        None => Ok(()),
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(error: &Error) -> String {
        let mut bytes = Vec::new();
        let mut plain = anstream::StripStream::new(&mut bytes);
        print(&mut plain, error, false).expect("memory does not fail");
        String::from_utf8(bytes).expect("messages are text")
    }

    fn failure(message: &str, position: Option<u32>) -> Failure {
        Failure {
            code: Some("42703".to_owned()),
            message: message.to_owned(),
            position,
            ..Failure::default()
        }
    }

    #[test]
    fn a_statement_is_shown_with_a_mark_at_the_place() {
        let error = Error::Sql {
            name: "query".to_owned(),
            sql: "SELECT é,\n       nme\nFROM users".to_owned(),
            failure: Box::new(failure("column \"nme\" does not exist", Some(18))),
        };
        assert_eq!(
            printed(&error),
            "error: column \"nme\" does not exist\n   \
             ╭─[query:2:8]\n 1 │ SELECT é,\n 2 │        nme\n   ·        ───\n 3 │ FROM users\n   ╰────\n\
             hint: `sparkify sql <table>/create_table` shows the columns of a table\n"
        );
    }

    #[test]
    fn a_place_beyond_the_statement_is_its_end() {
        let sql = "SELECT".to_owned();
        let error = Error::Sql {
            name: "query".to_owned(),
            sql,
            failure: Box::new(failure("unexpected end", Some(99))),
        };
        assert!(printed(&error).contains("[query:1:7]"), "{}", printed(&error));
    }

    #[test]
    fn a_refused_row_tells_file_column_field_value_reason_and_mend() {
        let row = BadRow {
            file: "/logs/a.json".to_owned(),
            line: 2,
            table: "staging_events".to_owned(),
            column: Some("user_id".to_owned()),
            declared: Some("BIGINT".to_owned()),
            field: Some("StagingEvent::user_id".to_owned()),
            key: Some("userId".to_owned()),
            value: Some("eleven".to_owned()),
            code: 1207,
            reason: "Invalid digit, Value 'e', Pos 0, Type: Long".to_owned(),
            hint: "correct the file".to_owned(),
        };
        let bad = BadRows {
            statement: "staging_events/copy".to_owned(),
            table: "staging_events".to_owned(),
            rows: vec![row.clone()],
            total: 1,
        };
        assert_eq!(
            printed(&Error::BadRows(Box::new(bad.clone()), Left::Nothing)),
            "error: `staging_events/copy` stopped: /logs/a.json line 2 cannot be loaded\n\
             \x20 file    /logs/a.json:2\n\
             \x20 column  user_id BIGINT\n\
             \x20 field   StagingEvent::user_id\n\
             \x20 value   eleven\n\
             \x20 reason  Invalid digit, Value 'e', Pos 0, Type: Long\n\
             hint: correct the file\n\
             nothing was loaded; the warehouse is as it was\n"
        );
        let many = BadRows { rows: vec![row; 25], total: 30, ..bad };
        let text = printed(&Error::BadRows(Box::new(many), Left::Staging));
        assert_eq!(text.matches("/logs/a.json:2").count(), 20);
        assert!(text.contains("… and 10 more"), "{text}");
        assert_eq!(text.matches("hint: ").count(), 1);
    }
}
