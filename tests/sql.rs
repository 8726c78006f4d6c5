//! Every statement is one snapshot and one test case: what is reviewed is byte for byte what runs.

#[path = "support/library.rs"]
mod library;
#[path = "support/snapshots.rs"]
mod snapshots;

use insta::{Settings, assert_snapshot};
use libtest_mimic::{Arguments, Failed, Trial};
use sparkify_model::Sources;
use sparkify_schema::Statement;
use std::{collections::BTreeSet, path::Path, process::ExitCode};

const SNAPSHOTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots");

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let model = sparkify_model::statements(&Sources::default()).expect("the model has no mistake");
    let named = |folder: &str, statement: Statement| (format!("{folder}{}", statement.name), statement.sql);
    let mut statements: Vec<_> = model.into_iter().map(|statement| named("", statement)).collect();
    statements.extend(library::statements().into_iter().map(|statement| named("library/", statement)));
    statements.push(("staging_events/json_paths".to_owned(), sparkify_model::log_json_paths()));
    statements.push(("library/staging_loans/json_paths".to_owned(), library::paths()));
    let names = statements.iter().map(|(name, _)| name.clone()).collect();
    let mut trials: Vec<_> = statements.into_iter().map(|(name, sql)| snapshot(name, sql)).collect();
    trials.push(Trial::test("no_snapshot_is_stale", move || no_snapshot_is_stale(&names)));
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// The file has the name of the statement; a jsonpaths document is no SQL, and its file says so.
fn snapshot(name: String, text: String) -> Trial {
    Trial::test(name.clone(), move || {
        let (folder, statement) = name.rsplit_once('/').ok_or("a statement's name has a table")?;
        let kind = if text.starts_with('{') { "json" } else { "sql" };
        let mut settings = Settings::clone_current();
        settings.set_snapshot_path(Path::new(SNAPSHOTS).join(folder));
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| assert_snapshot!(format!("{statement}.{kind}"), text));
        Ok(())
    })
}

/// A statement that is gone takes its snapshot with it.
fn no_snapshot_is_stale(names: &BTreeSet<String>) -> Result<(), Failed> {
    let stale: Vec<_> = snapshots::files().into_iter().filter(|file| !names.contains(&file.name)).collect();
    match stale.first() {
        None => Ok(()),
        Some(file) => Err(format!("snapshots/{} belongs to no statement; remove it", file.name).into()),
    }
}
