//! Every statement is one snapshot and one test case: what is reviewed is byte for byte what runs.

#[path = "support/library.rs"]
mod library;
#[path = "support/snapshots.rs"]
mod snapshots;

use insta::{Settings, assert_snapshot};
use libtest_mimic::{Arguments, Failed, Trial};
use sparkify_model::Sources;
use sparkify_schema::Statement;
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

/// Every text there is to review; a jsonpaths document is no SQL, and its file says so.
fn texts() -> Texts {
    let model = sparkify_model::statements(&Sources::default()).expect("the model has no mistake");
    let named = |folder: &str, it: Statement| (format!("{folder}{}.sql", it.name), it.sql);
    let mut texts: Texts = model.into_iter().map(|statement| named("", statement)).collect();
    texts.extend(library::statements().into_iter().map(|statement| named("library/", statement)));
    texts.insert("staging_events/json_paths.json".to_owned(), sparkify_model::log_json_paths());
    texts.insert("library/staging_loans/json_paths.json".to_owned(), library::paths());
    texts
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
