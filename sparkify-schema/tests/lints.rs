//! Each lint: what it finds, what it leaves alone, and that an allow nothing needs is found too.

#[path = "lints/joins.rs"]
mod joins;
#[path = "lints/queries.rs"]
mod queries;
#[path = "lints/schema.rs"]
mod schema;
#[path = "lints/tables.rs"]
mod tables;

use sparkify_schema::{Lint, LintName};

/// The lint, and whether it is allowed.
fn states(lints: &[Lint]) -> Vec<(LintName, bool)> {
    lints.iter().map(|lint| (lint.name, lint.allowed.is_some())).collect()
}

#[test]
fn every_lint_has_a_name_and_a_page_of_its_own() {
    for (i, lint) in LintName::ALL.iter().enumerate() {
        assert!(LintName::ALL[..i].iter().all(|other| other.name() != lint.name()), "{lint} is there twice");
        assert!(lint.name().chars().all(|c| c.is_ascii_lowercase() || c == '_'), "{lint}");
        let page = lint.page().strip_prefix("https://docs.aws.amazon.com/redshift/latest/dg/");
        let page = page.and_then(|page| page.strip_suffix(".html"));
        assert!(page.is_some_and(|page| !page.is_empty()), "{}", lint.page());
    }
}

#[test]
fn the_documentation_lists_every_lint() {
    let documentation = include_str!("../src/lint.rs");
    for lint in LintName::ALL.iter().filter(|lint| **lint != LintName::UnneededAllow) {
        let link = format!("//! | [`{lint}`](LintName::{lint:?}) |");
        assert!(documentation.contains(&link), "{link} is missing");
    }
}
