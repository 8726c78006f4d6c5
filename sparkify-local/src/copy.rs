//! COPY from JSON: objects are read at once in many threads, parsed into rows, and inserted in one statement.

mod boundary;
mod convert;
mod fault;
mod feed;
mod json;
mod jsonpaths;
pub mod measure;
pub(crate) mod objects;
mod plan;
mod prepare;
mod report;
mod running;
pub(crate) mod statement;
mod table_function;
mod tally;
mod vectors;
mod worker;

#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::SyncSender;

use duckdb::Connection;

use self::feed::{Block, Filler};
use self::objects::{Access, Object, Objects, unreadable};
pub(crate) use self::report::CopyError;
pub(crate) use self::running::Running;
use self::statement::CopyStatement;
pub(crate) use self::table_function::register;
use self::table_function::{Job, Registered};
use self::tally::{Outcome, Tally};
use crate::catalog::load_errors::LoadError;
use crate::catalog::table::Table;
use crate::engine::{failure, quote};
use crate::error::SqlError;

/// What a COPY did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Copied {
    /// Rows inserted; 0 with NOLOAD.
    pub(crate) rows: u64,
    pub(crate) files: u64,
    /// Read, after decompression.
    pub(crate) bytes: u64,
    /// The first bad rows that MAXERROR let pass.
    pub(crate) skipped: Vec<LoadError>,
    /// All of them.
    pub(crate) skipped_count: u64,
}

/// Objects being read at the same time.
const READERS: usize = 16;

/// Runs a COPY inside the connection's open transaction, which an error leaves aborted. Blocks.
///
/// The function of [`register`] must be known to the database. `begun` gets what tells how far it is, before the first
/// object is read.
pub(crate) fn run(
    connection: &Connection,
    table: &Table,
    statement: &CopyStatement,
    objects: &Objects,
    begun: impl FnOnce(Running),
) -> Result<Copied, Box<CopyError>> {
    let access = objects.access(statement.region.as_deref());
    let plan = prepare::plan(table, statement, &access)?;
    let objects: Arc<[Object]> = access.source(statement)?.into();
    let (sender, feed) = feed::channel();
    let tally = Arc::new(Tally::new(limit(statement)));
    let running = Running::new(Arc::clone(&objects), Arc::clone(&tally), statement.compression.is_some());
    let job = Arc::new(Job { plan, feed, tally });
    begun(running);
    let registered = Registered::new(Arc::clone(&job));
    let sql = sql(connection, table, statement, registered.number())?;
    let source = Source { access: &access, objects: &objects, statement, job: &job };
    let next = AtomicUsize::new(0);
    let inserted = std::thread::scope(|scope| {
        let run = (objects.len() / (READERS * 4)).clamp(1, 32);
        for _ in 0..READERS.min(objects.len().div_ceil(run)) {
            let (source, next, sender) = (&source, &next, sender.clone());
            scope.spawn(move || read(source, next, run, sender));
        }
        drop(sender);
        let inserted = connection.execute(&sql, []);
        // After an error the readers may still wait for someone to take their blocks.
        job.tally.stop();
        job.feed.close();
        inserted
    });
    let outcome = job.tally.outcome();
    let rows = source.load_errors(&outcome);
    if let Some(error) = outcome.failure {
        return Err(Box::new(CopyError { error, rows, count: outcome.count }));
    }
    if let (true, Some((object, row))) = (outcome.exceeded, outcome.rows.first()) {
        let error = report::failed(table, &job.plan, &objects[*object], row, outcome.count);
        return Err(Box::new(CopyError { error, rows, count: outcome.count }));
    }
    let inserted = inserted.map_err(|error| refused(table, &error))?;
    Ok(Copied {
        rows: if statement.no_load { 0 } else { inserted as u64 },
        files: objects.len() as u64,
        bytes: outcome.bytes,
        skipped: rows,
        skipped_count: outcome.count,
    })
}

/// So many bad rows fail the COPY: 0 and 1 both stop at the first.
fn limit(statement: &CopyStatement) -> Option<u64> {
    (!statement.ignore_all_errors).then(|| u64::from(statement.max_error.unwrap_or(1).max(1)))
}

/// What the readers read, and for whom.
struct Source<'a> {
    access: &'a Access<'a>,
    objects: &'a [Object],
    statement: &'a CopyStatement,
    job: &'a Job,
}

impl Source<'_> {
    fn load_errors(&self, outcome: &Outcome) -> Vec<LoadError> {
        let error = |(object, row): &(usize, tally::BadRow)| {
            report::load_error(&self.job.plan, &self.objects[*object], row)
        };
        outcome.rows.iter().map(error).collect()
    }
}

/// Reads runs of objects until none is left or nobody wants more.
fn read(source: &Source<'_>, next: &AtomicUsize, run: usize, sender: SyncSender<Block>) {
    let Source { access, objects, statement, job } = *source;
    let root_arrays = job.plan.shapes.first().is_some_and(|root| !root.elements.is_empty());
    let mut filler = Filler::new(sender, &job.tally, root_arrays);
    loop {
        let first = next.fetch_add(run, Ordering::Relaxed);
        if first >= objects.len() {
            return;
        }
        for (at, object) in objects.iter().enumerate().skip(first).take(run) {
            if !job.tally.wants(at) {
                continue;
            }
            let text = access.text(object, statement.compression, statement.encoding);
            match text.and_then(|mut text| filler.object(at, &mut text)) {
                Ok(Ok(())) => job.tally.object(statement.compression.map_or(0, |_| object.size())),
                Ok(Err(_)) => return,
                Err(error) => job.tally.failure(at, unreadable(object, &error)),
            }
        }
        if filler.flush().is_err() {
            return;
        }
    }
}

/// The INSERT, or for NOLOAD a query that needs every row.
fn sql(
    connection: &Connection,
    table: &Table,
    statement: &CopyStatement,
    job: i64,
) -> Result<String, SqlError> {
    let source = format!("{}({job})", table_function::NAME);
    if statement.no_load {
        return Ok(format!("SELECT count(*) FROM {source}"));
    }
    let columns = prepare::columns(table, statement)?;
    let mut names = Vec::with_capacity(columns.len());
    let mut values = Vec::with_capacity(columns.len());
    for (at, column) in columns.iter().enumerate() {
        let value = table_function::column(at);
        names.push(quote::name(&column.name));
        values.push(match column.default {
            // A NULL is an error unless there is a default, which then takes its place.
            Some(_) if column.not_null => {
                format!("coalesce({value}, {})", default(connection, table, &column.name)?)
            }
            _ => value,
        });
    }
    let (names, values) = (names.join(", "), values.join(", "));
    Ok(format!("INSERT INTO {} ({names}) SELECT {values} FROM {source}", qualified(table)))
}

/// The column's default in the engine's words.
fn default(connection: &Connection, table: &Table, column: &str) -> Result<String, SqlError> {
    let (place, name) =
        if table.temporary { ("database_name", "temp") } else { ("schema_name", &*table.schema) };
    let query = format!(
        "SELECT column_default FROM duckdb_columns() WHERE {place} = ? AND table_name = ? AND column_name = ?"
    );
    let found = connection.query_row(&query, [name, &table.name, column], |row| row.get(0));
    found.map_err(|error| refused(table, &error))
}

fn qualified(table: &Table) -> String {
    quote::qualified(if table.temporary { "temp" } else { &table.schema }, &table.name)
}

/// The engine refused what the parser let pass, or was interrupted.
fn refused(table: &Table, error: &duckdb::Error) -> SqlError {
    let explained = failure::explain(error, "", 0);
    if explained.code == "57014" {
        return explained;
    }
    SqlError::new("XX000", format!("Load into table '{}' failed.", table.name))
        .detail(failure::message(error))
}
