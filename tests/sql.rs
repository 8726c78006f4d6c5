//! Every statement is one snapshot and one test case: what is reviewed is byte for byte what runs.

#[path = "support/library.rs"]
mod library;
#[path = "support/snapshots.rs"]
mod snapshots;

use insta::{Settings, assert_snapshot};
use libtest_mimic::{Arguments, Failed, Trial};
use sparkify_model::Sources;
use sparkify_schema::{Lint, Statement};
use std::{collections::BTreeMap, path::Path, process::ExitCode};

const SNAPSHOTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots");

/// Texts by the place of their snapshot, `users/load.sql`.
type Texts = BTreeMap<String, String>;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let texts = texts();
    let mut trials: Vec<_> =
        texts.iter().map(|(place, text)| snapshot(place.clone(), text.clone())).collect();
    trials.push(Trial::test("every_snapshot_is_what_runs", move || every_snapshot_is_what_runs(&texts)));
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// Every text there is to review; a jsonpaths document and a list of lints are no SQL, and their files say so.
fn texts() -> Texts {
    let model = sparkify_model::statements(&Sources::default()).expect("the model has no mistake");
    let library = library::statements();
    let lints = [("lints/sparkify.txt", listed(&model)), ("lints/library.txt", listed(&library))];
    let named = |folder: &str, it: Statement| (format!("{folder}{}.sql", it.name), it.sql);
    let mut texts: Texts = model.into_iter().map(|statement| named("", statement)).collect();
    let journal = sparkify_model::journal().expect("the journal has no mistake");
    texts.extend(journal.into_iter().map(|statement| named("", statement)));
    texts.extend(library.into_iter().map(|statement| named("library/", statement)));
    texts.extend(lints.map(|(place, text)| (place.to_owned(), text)));
    texts.insert("staging_events/json_paths.json".to_owned(), sparkify_model::log_json_paths());
    texts.insert("library/staging_loans/json_paths.json".to_owned(), library::paths());
    texts
}

/// The lints of the statements, in their order: what, how to mend it, and why it is allowed.
fn listed(statements: &[Statement]) -> String {
    let line = |lint: &Lint| {
        let state =
            lint.allowed.map_or_else(|| format!("hint: {}", lint.hint), |why| format!("allowed: {why}"));
        format!("{lint}\n    {state}\n")
    };
    statements.iter().flat_map(|statement| &statement.lints).map(line).collect()
}

fn snapshot(place: String, text: String) -> Trial {
    let name = place.rsplit_once('.').map_or(place.clone(), |(name, _)| name.to_owned());
    Trial::test(name, move || {
        let (folder, file) = place.rsplit_once('/').ok_or("a statement's name has a table")?;
        let mut settings = Settings::clone_current();
        settings.set_snapshot_path(Path::new(SNAPSHOTS).join(folder));
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| assert_snapshot!(file, text));
        Ok(())
    })
}

/// Read back without insta: no file belongs to no statement, and each holds its statement's text.
fn every_snapshot_is_what_runs(texts: &Texts) -> Result<(), Failed> {
    for file in snapshots::files() {
        match texts.get(&file.name) {
            None => {
                return Err(format!("snapshots/{}.snap belongs to no statement; remove it", file.name).into());
            }
            Some(text) if text.trim_end() != file.text => {
                return Err(format!("snapshots/{}.snap is not what runs", file.name).into());
            }
            Some(_) => {}
        }
    }
    Ok(())
}
