//! `docs/features.md`: everything the DSL can say, how it is said, a statement that shows it, and who has read that.

#[path = "support/exceptions.rs"]
mod exceptions;
#[path = "features/expressions.rs"]
mod expressions;
#[path = "features/functions.rs"]
mod functions;
#[path = "features/layout.rs"]
mod layout;
#[path = "features/names.rs"]
mod names;
#[path = "features/page.rs"]
mod page;
#[path = "features/queries.rs"]
mod queries;
#[path = "support/snapshots.rs"]
mod snapshots;
#[path = "features/statements.rs"]
mod statements;
#[path = "features/tables.rs"]
mod tables;
#[path = "features/types.rs"]
mod types;
#[path = "features/views.rs"]
mod views;

use std::{collections::BTreeSet, env, fs, path::Path};

/// Something the DSL can say.
pub(crate) struct Feature {
    /// What it is, in Redshift's words.
    pub(crate) what: &'static str,
    /// How it is said: names of the public API and attributes stand in backticks.
    pub(crate) said: &'static str,
    /// The snapshots of the library that show it, `books/load`.
    pub(crate) shown: &'static [&'static str],
}

/// One feature of a table; `tests/features/*.rs` have a line for each.
pub(crate) const fn feature(
    what: &'static str,
    said: &'static str,
    shown: &'static [&'static str],
) -> Feature {
    Feature { what, said, shown }
}

/// Everything, by area.
const AREAS: &[(&str, &[Feature])] = &[
    ("Tables", tables::FEATURES),
    ("Column types", types::FEATURES),
    ("Distribution, order, compression", layout::FEATURES),
    ("Views and other kept queries", views::FEATURES),
    ("Statements", statements::FEATURES),
    ("Queries", queries::FEATURES),
    ("Expressions", expressions::FEATURES),
    ("User-defined functions", functions::FEATURES),
];

const PAGE: &str = "docs/features.md";

fn text(place: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(place);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn features() -> impl Iterator<Item = &'static Feature> {
    AREAS.iter().flat_map(|(_, features)| *features)
}

/// The snapshots of the library's SQL, without their folder.
fn library() -> BTreeSet<String> {
    let written = snapshots::files().into_iter().filter(|snapshot| !snapshot.text.is_empty());
    let names = written.filter_map(|snapshot| {
        Some(snapshot.name.strip_prefix("library/")?.strip_suffix(".sql")?.to_owned())
    });
    names.collect()
}

fn assert_none(wrong: &[String], what: &str) {
    assert!(wrong.is_empty(), "{what}:\n  {}", wrong.join("\n  "));
}

#[test]
fn every_feature_is_shown() {
    let library = library();
    let wrong: Vec<String> = features()
        .flat_map(|it| it.shown.iter().map(move |shown| (it, *shown)))
        .filter(|(_, shown)| !library.contains(*shown))
        .map(|(it, shown)| format!("{}: there is no snapshots/library/{shown}.sql.snap", it.what))
        .collect();
    assert_none(&wrong, "a feature names a statement that is not there");
    let unshown: Vec<String> =
        features().filter(|it| it.shown.is_empty()).map(|it| it.what.to_owned()).collect();
    assert_none(&unshown, "a feature names no statement that shows it");
}

#[test]
fn every_statement_of_the_library_shows_a_feature() {
    let claimed: BTreeSet<&str> = features().flat_map(|it| it.shown.iter().copied()).collect();
    let unclaimed: Vec<String> =
        library().into_iter().filter(|name| !claimed.contains(name.as_str())).collect();
    assert_none(
        &unclaimed,
        "statements that no feature claims; add each to a line of tests/features/<area>.rs, \
         `feature(\"what it is\", \"how it is `said`\", &[\"table/statement\"])`, then `make documents`",
    );
}

#[test]
fn what_is_said_is_there() {
    let names = names::Names::read();
    let wrong: Vec<String> = features()
        .flat_map(|it| names.unknown(it.said).into_iter().map(move |name| format!("{}: `{name}`", it.what)))
        .collect();
    assert_none(&wrong, "names that are neither an attribute nor public");
}

#[test]
fn everything_public_is_in_the_table_or_in_the_guide() {
    assert_none(
        &names::Names::stale(),
        "PLUMBING of tests/features/names.rs lists what is not public any more",
    );
    let mut known: BTreeSet<String> = features().flat_map(|it| names::code(it.said)).collect();
    for chapter in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("sparkify-schema/src/guide"))
        .expect("the guide is there")
    {
        let chapter = chapter.expect("the entry can be read").path();
        known.extend(names::code(&fs::read_to_string(chapter).expect("a chapter is text")));
    }
    let missing: Vec<String> =
        names::Names::read().public().into_iter().filter(|name| !known.contains(name)).collect();
    assert_none(
        &missing,
        "public names that neither tests/features/<area>.rs nor sparkify-schema/src/guide/ mentions; say there what \
         they are for, or list what no user writes in PLUMBING of tests/features/names.rs",
    );
}

#[test]
fn the_page_of_features_is_current() {
    let page = page::page(AREAS);
    if env::var_os("DOCUMENTS").is_some_and(|how| how == "write") {
        fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join(PAGE), &page).expect("the page can be written");
    }
    assert!(text(PAGE) == page, "{PAGE} is not what tests/features/ says; `make documents` writes it anew");
}
