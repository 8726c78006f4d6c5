//! One `cargo check` of a crate after a change, and the processor time that cargo and the compiler took for it.

use crate::{
    library::Library,
    project::{self, Project},
    schema::Table,
};
use std::{
    error::Error,
    fs,
    process::{Command, Stdio},
    time::{Duration, Instant, SystemTime},
};
use wait4::Wait4 as _;

/// What happens before a check.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Change {
    /// The crate's root is newer than what was built of it.
    Touch,
    /// A column of one table has another name.
    Rename,
    /// As `Touch`, and nothing is known from the check before.
    TouchFromNothing,
}

/// What a check took.
#[derive(Clone, Copy)]
pub(crate) struct Cost {
    /// The processor time of cargo and everything it started.
    pub(crate) cpu: Duration,
    /// The time on the wall.
    pub(crate) wall: Duration,
}

impl Change {
    /// Every change.
    pub(crate) const ALL: [Self; 3] = [Self::Touch, Self::Rename, Self::TouchFromNothing];

    /// How a reader calls it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Touch => "a touch",
            Self::Rename => "one column renamed",
            Self::TouchFromNothing => "a touch, not incremental",
        }
    }
}

/// Builds the dependencies of a crate and checks it, in both ways of compiling.
pub(crate) fn prepare(project: &Project, library: &Library) -> Result<(), Box<dyn Error>> {
    for change in [Change::TouchFromNothing, Change::Touch] {
        run(cargo(project, library, change).stdout(Stdio::null()))?;
    }
    Ok(())
}

/// Checks a crate after the change.
pub(crate) fn check(
    project: &Project,
    library: &Library,
    change: Change,
    round: usize,
) -> Result<Cost, Box<dyn Error>> {
    if change == Change::Rename {
        let table = Table::changed(round.is_multiple_of(2));
        fs::write(project.source(library, &project::file_name(&table)), (library.module)(&table))?;
    } else {
        let root = fs::File::options().append(true).open(project.source(library, "lib.rs"))?;
        root.set_modified(SystemTime::now())?;
    }
    run(cargo(project, library, change).arg("--offline"))
}

/// The cost in the middle, by processor time and by wall time on their own.
pub(crate) fn median(costs: &[Cost]) -> Cost {
    let middle = |time: fn(&Cost) -> Duration| {
        let mut times: Vec<Duration> = costs.iter().map(time).collect();
        times.sort();
        times[times.len() / 2]
    };
    Cost { cpu: middle(|cost| cost.cpu), wall: middle(|cost| cost.wall) }
}

fn cargo(project: &Project, library: &Library, change: Change) -> Command {
    let mut cargo = Command::new(env!("CARGO"));
    cargo
        .current_dir(project.folder(library))
        .args(["check", "--quiet", "--lib"])
        .env("CARGO_TARGET_DIR", project.folder(library).join("target"))
        .env("CARGO_INCREMENTAL", if change == Change::TouchFromNothing { "0" } else { "1" })
        .env_remove("RUSTC_WRAPPER")
        .stdin(Stdio::null());
    cargo
}

fn run(command: &mut Command) -> Result<Cost, Box<dyn Error>> {
    let started = Instant::now();
    let used = command.spawn()?.wait4()?;
    let wall = started.elapsed();
    if !used.status.success() {
        return Err(format!("`cargo check` failed: {}", used.status).into());
    }
    Ok(Cost { cpu: used.rusage.utime + used.rusage.stime, wall })
}
