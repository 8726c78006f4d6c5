//! What fifty tables cost to check with our derive, with serde's, with sea-orm's and with diesel's, in one run.
//!
//! `make bench-compile` writes four crates into the target folder, builds their dependencies once, and then checks each
//! after a touch, after a column was renamed, and after a touch without incremental compilation, in turn. What counts
//! is the median of the processor time, for a busy machine has little part in it. A missed goal is a failure.

mod goal;
mod library;
mod measure;
mod project;
mod schema;

use library::LIBRARIES;
use measure::{Change, Cost};
use project::Project;
use schema::{COLUMNS, TABLES};
use std::{error::Error, path::Path, process::ExitCode};

fn main() -> Result<ExitCode, Box<dyn Error>> {
    // `cargo test` runs this without `--bench`, and then only looks at what would be measured.
    if !std::env::args().any(|argument| argument == "--bench") {
        well_formed()?;
        return Ok(ExitCode::SUCCESS);
    }
    let rounds = match std::env::args().skip_while(|argument| argument != "--rounds").nth(1) {
        Some(rounds) => rounds.parse()?,
        None => 5,
    };
    let project = Project::write(&Path::new(env!("CARGO_TARGET_TMPDIR")).join("compile-benchmark"))?;
    for library in &LIBRARIES {
        say(&format!("building what {} needs", library.name));
        measure::prepare(&project, library)?;
    }
    let mut costs = vec![Vec::new(); Change::ALL.len() * LIBRARIES.len()];
    for round in 0..rounds {
        say(&format!("round {} of {rounds}", round + 1));
        for (i, change) in Change::ALL.into_iter().enumerate() {
            for (j, library) in LIBRARIES.iter().enumerate() {
                costs[i * LIBRARIES.len() + j].push(measure::check(&project, library, change, round)?);
            }
        }
    }
    let medians: Vec<Cost> = costs.iter().map(|costs| measure::median(costs)).collect();
    let rows: Vec<&[Cost]> = medians.chunks(LIBRARIES.len()).collect();
    print(&goal::table(&rows));
    let missed = goal::missed(&rows);
    for goal in &missed {
        say(goal);
    }
    Ok(if missed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Every crate is Rust and has every table with every column.
fn well_formed() -> Result<(), Box<dyn Error>> {
    for library in &LIBRARIES {
        let mut columns = 0;
        for (name, text) in project::files(library) {
            let file =
                syn::parse_file(&text).map_err(|error| format!("{}: {name}: {error}", library.name))?;
            columns +=
                file.items.iter().filter_map(fields).filter(|fields| *fields == COLUMNS).sum::<usize>();
        }
        if columns != TABLES * COLUMNS {
            return Err(
                format!("{} has {columns} columns, not {TABLES} times {COLUMNS}", library.name).into()
            );
        }
    }
    Ok(())
}

fn fields(item: &syn::Item) -> Option<usize> {
    if let syn::Item::Struct(item) = item { Some(item.fields.len()) } else { None }
}

#[expect(clippy::print_stderr, reason = "a benchmark says how far it is")]
fn say(line: &str) {
    eprintln!("{line}");
}

#[expect(clippy::print_stdout, reason = "a benchmark prints its result")]
fn print(table: &str) {
    println!("{table}");
}
