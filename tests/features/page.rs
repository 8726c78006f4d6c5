//! The page: a table for each area, with the verdicts of the foreign parsers.

use super::{Feature, exceptions::EXCEPTIONS};
use std::fmt::Write as _;

const HEAD: &str = "\
<!-- Written by `make documents` from tests/features/; a test compares. Change those files, not this one. -->

# What the DSL can say

Each line is a part of Redshift's SQL, how the DSL says it, and a statement of the test schema that shows it: a link to
its snapshot, byte for byte what runs. Two parsers nobody here wrote, sqlfluff and sqlglot, read every one of them as
Redshift. Where one of them can't read what Redshift documents, the clause and AWS's page stand in its place, and a test
proves that it still can't.

The [guide](../sparkify-schema/src/guide.rs) explains them; [errors.md](errors.md) lists what the compiler refuses.
";

/// The page.
pub(crate) fn page(areas: &[(&str, &[Feature])]) -> String {
    let mut page = HEAD.to_owned();
    for (area, features) in areas {
        write!(
            page,
            "\n## {area}\n\n| feature | said by | shown by | sqlfluff | sqlglot |\n|---|---|---|---|---|\n"
        )
        .expect("a string takes text");
        for it in *features {
            let shown: Vec<String> = it
                .shown
                .iter()
                .map(|shown| format!("[{shown}](../snapshots/library/{shown}.sql.snap)"))
                .collect();
            writeln!(
                page,
                "| {} | {} | {} | {} | {} |",
                cell(it.what),
                cell(it.said),
                shown.join(", "),
                verdict("sqlfluff", it.shown),
                verdict("sqlglot", it.shown),
            )
            .expect("a string takes text");
        }
    }
    page
}

/// Whether a judge reads all of the statements, or what it can't read.
fn verdict(judge: &str, shown: &[&str]) -> String {
    let mut unread: Vec<String> = EXCEPTIONS
        .iter()
        .filter(|(by, statement, _)| {
            *by == judge && shown.iter().any(|shown| statement.strip_prefix("library/") == Some(shown))
        })
        .map(|(_, _, source)| match source.split_once(": ") {
            Some((clause, page)) => format!("[{}]({page})", cell(clause)),
            None => cell(source),
        })
        .collect();
    unread.sort();
    unread.dedup();
    if unread.is_empty() { "yes".to_owned() } else { format!("no: {}", unread.join(", ")) }
}

/// A bar would end the cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}
