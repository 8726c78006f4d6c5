//! Checks and reports as tables, and the times of the phases.

use std::borrow::Cow;
use std::io::{self, Write};
use std::time::Duration;

use comfy_table::{Attribute, Cell};

use super::{BOLD, DIM, GREEN, RED, cells};
use crate::outcome::{CheckOutcome, Outcome, ReportOutcome};
use crate::plan::{StepKind, StepReport};
use crate::rows::Kind;

/// Characters of the longest bar.
const BAR: u64 = 16;

/// Checks first, then every report under its title.
pub(crate) fn print(out: &mut impl Write, outcome: &Outcome) -> io::Result<()> {
    if !outcome.checks.is_empty() {
        checks(out, &outcome.checks)?;
    }
    for (at, one) in outcome.reports.iter().enumerate() {
        if at > 0 || !outcome.checks.is_empty() {
            writeln!(out)?;
        }
        report(out, one)?;
    }
    out.flush()
}

fn checks(out: &mut impl Write, checks: &[CheckOutcome]) -> io::Result<()> {
    for check in checks {
        let (style, mark) = if check.violations == 0 { (GREEN, "✓") } else { (RED, "✗") };
        let count = match check.violations {
            0 => String::new(),
            1 => format!(": {RED}1 violation{RED:#}"),
            n => format!(": {RED}{n} violations{RED:#}"),
        };
        writeln!(out, "{style}{mark}{style:#} {} {DIM}{}{DIM:#}{count}", check.name, check.description)?;
    }
    let failed = checks.iter().filter(|check| check.violations > 0).count();
    if failed == 0 {
        writeln!(out, "{GREEN}{} checks passed{GREEN:#}", checks.len())
    } else {
        writeln!(out, "{RED}{failed} of {} checks failed{RED:#}", checks.len())
    }
}

fn report(out: &mut impl Write, report: &ReportOutcome) -> io::Result<()> {
    writeln!(out, "{BOLD}{}{BOLD:#}", report.title)?;
    let bars = bars(report);
    let headings = report.columns.iter().map(|column| column.name.as_str());
    let mut table = cells::table(headings.chain(bars.as_ref().map(|_| "")));
    cells::align(&mut table, &report.columns);
    for (at, row) in report.rows.iter().enumerate() {
        let mut cells: Vec<Cell> = report
            .columns
            .iter()
            .zip(row)
            .map(|(column, value)| cells::value(column, rounded(column.kind, value.as_deref()).as_deref()))
            .collect();
        if let Some(bar) = bars.as_ref().and_then(|bars| bars.get(at)) {
            cells.push(Cell::new(bar).add_attribute(Attribute::Dim));
        }
        table.add_row(cells);
    }
    writeln!(out, "{}", cells::text(&table))?;
    if report.rows.is_empty() { writeln!(out, " {DIM}no rows{DIM:#}") } else { Ok(()) }
}

/// Two decimals are enough to read; `--json` has them all.
fn rounded(kind: Kind, text: Option<&str>) -> Option<Cow<'_, str>> {
    let number = text.filter(|_| kind == Kind::Float).and_then(|text| text.parse::<f64>().ok());
    number.map(|number| Cow::Owned(format!("{number:.2}"))).or(text.map(Cow::Borrowed))
}

/// A bar for each row: a shape is seen faster than read. Of several numbers the largest carry the shape.
fn bars(report: &ReportOutcome) -> Option<Vec<String>> {
    let columns = report.columns.iter().enumerate();
    let numbers = columns
        .filter(|(_, column)| column.kind == Kind::Integer && !column.name.ends_with("_id"))
        .filter_map(|(at, _)| numbers(report, at))
        .max_by_key(|numbers| numbers.iter().sum::<u64>())
        .filter(|numbers| numbers.len() > 1)?;
    let most = numbers.iter().copied().max().filter(|most| *most > 0)?;
    Some(numbers.iter().map(|number| bar(*number, most)).collect())
}

fn numbers(report: &ReportOutcome, column: usize) -> Option<Vec<u64>> {
    report.rows.iter().map(|row| row.get(column)?.as_deref()?.parse().ok()).collect()
}

fn bar(number: u64, most: u64) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let eighths = u128::from(number) * u128::from(BAR * 8) / u128::from(most);
    let full = usize::try_from(eighths / 8).unwrap_or(0);
    let part = usize::try_from(eighths % 8).unwrap_or(0);
    format!("{}{}", "█".repeat(full), EIGHTHS[part])
}

/// One line with the time of every phase, if there were several.
pub(crate) fn times(err: &mut impl Write, outcome: &Outcome) -> io::Result<()> {
    let parts: Vec<String> =
        outcome.phases.iter().map(|phase| format!("{} {}", phase.name.as_str(), took(phase.took))).collect();
    if parts.len() < 2 {
        return Ok(());
    }
    let total = outcome.phases.iter().map(|phase| phase.took).sum();
    writeln!(err, "{DIM}{} · total {}{DIM:#}", parts.join(" · "), took(total))
}

/// A time as people say it.
pub(crate) fn took(time: Duration) -> String {
    if time < Duration::from_secs(1) {
        format!("{} ms", time.as_millis())
    } else {
        format!("{:.2} s", time.as_secs_f64())
    }
}

/// The rows that statements of a load brought in; deleting the old ones is no gain.
pub(crate) fn loaded(steps: &[StepReport]) -> u64 {
    let brings = |step: &&StepReport| step.kind == StepKind::Copy || step.name.statement.starts_with("load");
    steps.iter().filter(brings).map(|step| step.rows).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_in_proportion() {
        assert_eq!(bar(16, 16), "█".repeat(16));
        assert_eq!(bar(8, 16), "█".repeat(8));
        assert_eq!(bar(1, 32), "▌");
        assert_eq!(bar(0, 16), "");
    }
}
