//! `docs/errors.md` and a page for each topic beside it: what the files with a mistake say.

use super::mistake::Mistake;
use std::collections::BTreeMap;

/// The topics in the order of the page: the folder, its title, and what it is about.
const TOPICS: &[(&str, &str, &str)] = &[
    ("table", "Tables", "What `#[table(…)]` says, and the struct it stands on."),
    ("column", "Columns", "What `#[column(…)]` says of a field."),
    ("constraint", "Constraints of several columns", "`unique(…)` and `foreign_key(…)` of `#[table(…)]`."),
    ("layout", "Distribution, sort order, compression", "Keys, styles and encodings."),
    ("lint", "Lints", "What the compiler warns of, here as errors, and what `allow(…)` says."),
    (
        "external",
        "External tables",
        "`#[derive(ExternalTable)]`, and what only tables of Redshift's own can do.",
    ),
    ("types", "Column types", "The types of the fields of a table."),
    ("newtype", "Newtypes", "`#[derive(ColumnType)]`."),
    ("enums", "Enums of allowed values", "`#[derive(ColumnEnum)]`."),
    ("row", "Rows", "`#[derive(Row)]`, the answer of a query."),
    ("expr", "Expressions and values", "What is compared, computed, and written into a table."),
    ("function", "User-defined functions", "Signatures, bodies, and calls."),
    ("semistructured", "Semi-structured data", "SUPER, and JSON in texts."),
    ("query", "Queries", "Joins, subqueries, windows, and queries put together."),
    ("statement", "Statements", "COPY, UNLOAD, MERGE, UPDATE, DELETE, ALTER TABLE, and the others."),
    (
        "rendered",
        "What rendering finds",
        "These programs compile. The mistake is told when the statement is rendered, and so by every test that makes it: \
         the statement, the file, the line, the column, and what is wrong.",
    ),
];

const WRITTEN: &str = "<!-- Written by `make documents` from sparkify-derive/tests/ui and tests/rendered; a test \
                       compares. Change those files, not this one. -->\n\n";

const HEAD: &str = "\
# Every mistake, and its mend

One entry for each mistake that the compiler is known to catch: a program that makes it, rustc's answer as it is, and
the change that mends it. All three are tested: the answer is rustc's to the letter, and the mended program compiles.

What no compiler can see is told when a statement is rendered, and so by its test: an alias that is not in FROM, a column
that is neither grouped nor aggregated, a text that may be wider than its column. The last topic lists those, as tested
as the others.
";

/// The pages by their place in `docs/`, or the topic that has no title.
pub(crate) fn pages(mistakes: &[Mistake]) -> Result<BTreeMap<String, String>, String> {
    if let Some(stray) = mistakes.iter().find(|it| TOPICS.iter().all(|(folder, ..)| *folder != it.topic)) {
        return Err(format!(
            "give the topic `{}` a title: a line in TOPICS of sparkify-derive/tests/mistakes/page.rs",
            stray.topic
        ));
    }
    let mut pages = BTreeMap::new();
    let mut contents = format!("{WRITTEN}{HEAD}");
    for (folder, title, about) in TOPICS {
        let place = format!("errors/{folder}.md");
        let mut page = format!(
            "{WRITTEN}# {title}\n\n{about} [All topics](../errors.md).\n\n\
             Where an entry has a query, the file with its tables stands beside its name.\n"
        );
        contents.extend(["\n## [", title, "](", &place, ")\n\n", about, "\n\n"]);
        for mistake in mistakes.iter().filter(|it| it.topic == *folder) {
            contents.extend(["- [", &mistake.says, "](", &place, "#", &anchor(mistake), ")\n"]);
            page.push_str(&entry(mistake));
        }
        pages.insert(place, page);
    }
    pages.insert("errors.md".to_owned(), contents);
    Ok(pages)
}

fn entry(mistake: &Mistake) -> String {
    let Mistake { folder, topic, name, says, answer, mend, .. } = mistake;
    let mut changes = String::new();
    for change in &mend.changes {
        changes.extend(change.old.iter().map(|line| format!("-{}\n", behind(line))));
        changes.extend(change.new.iter().map(|line| format!("+{}\n", behind(line))));
    }
    format!(
        "\n## <a id=\"{anchor}\"></a>{says}\n\n[`{topic}/{name}.rs`](../../sparkify-derive/tests/{folder}/{name}.rs){tables}\n\n\
         ```rust\n{code}\n```\n\n```text\n{answer}\n```\n\n**Mend:** {sentence}.\n\n```diff\n{changes}```\n",
        anchor = anchor(mistake),
        tables = tables(mistake),
        code = code(mistake),
        sentence = mend.sentence,
    )
}

/// Where the tables of the program are.
fn tables(mistake: &Mistake) -> String {
    let included = mistake.lines.iter().find_map(|line| line.strip_prefix("include!(\""));
    included.and_then(|rest| rest.split('"').next()?.rsplit('/').next()).map_or_else(String::new, |file| {
        format!(", with the tables of [`{file}`](../../sparkify-derive/tests/fixtures/{file})")
    })
}

/// A line behind its mark; an empty one has no blank.
fn behind(line: &str) -> String {
    if line.is_empty() { String::new() } else { format!(" {line}") }
}

/// The program without what every program has.
fn code(mistake: &Mistake) -> String {
    let is_frame = |line: &&String| {
        ["//!", "include!", "use sparkify_schema::"].iter().any(|start| line.starts_with(start))
            || line.as_str() == "fn main() {}"
    };
    let lines: Vec<&str> = mistake.lines.iter().filter(|line| !is_frame(line)).map(String::as_str).collect();
    lines.join("\n").trim_matches('\n').replace("\n\n\n", "\n\n")
}

fn anchor(mistake: &Mistake) -> String {
    mistake.name.replace('_', "-")
}
