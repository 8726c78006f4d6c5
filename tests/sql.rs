//! Every statement is one snapshot and one test case: what is reviewed is byte for byte what runs.

use insta::{Settings, assert_snapshot};
use libtest_mimic::{Arguments, Failed, Trial};
use sparkify_model::Sources;
use sparkify_schema::Statement;
use std::{collections::BTreeSet, fs, path::Path, process::ExitCode};

const SNAPSHOTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots");

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let statements = sparkify_model::statements(&Sources::default()).expect("the model has no mistake");
    let names = statements.iter().map(|statement| statement.name.to_string()).collect();
    let mut trials: Vec<_> = statements.into_iter().map(snapshot).collect();
    trials.push(Trial::test("no_snapshot_is_stale", move || no_snapshot_is_stale(&names)));
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn snapshot(statement: Statement) -> Trial {
    Trial::test(statement.name.to_string(), move || {
        let mut settings = Settings::clone_current();
        settings.set_snapshot_path(Path::new(SNAPSHOTS).join(statement.name.table));
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| assert_snapshot!(format!("{}.sql", statement.name.statement), statement.sql));
        Ok(())
    })
}

/// A statement that is gone takes its snapshot with it.
fn no_snapshot_is_stale(names: &BTreeSet<String>) -> Result<(), Failed> {
    for folder in fs::read_dir(SNAPSHOTS)? {
        let folder = folder?.path();
        if !folder.is_dir() {
            continue;
        }
        for file in fs::read_dir(&folder)? {
            let file = file?.path();
            let text = file.to_string_lossy();
            let Some(statement) =
                text.strip_prefix(SNAPSHOTS).and_then(|name| name.strip_suffix(".sql.snap"))
            else {
                continue;
            };
            let statement = statement.trim_start_matches('/');
            if !names.contains(statement) {
                return Err(format!("{} belongs to no statement; remove it", file.display()).into());
            }
        }
    }
    Ok(())
}
