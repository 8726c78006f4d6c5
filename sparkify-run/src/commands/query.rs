//! `sparkify query`: one statement, its rows streamed.

use std::fs;
use std::io::{self, Read};

use futures::StreamExt;
use tokio_postgres::SimpleQueryMessage;

use crate::cli::{Format, QueryArgs};
use crate::config::Config;
use crate::connection::{Answer, Connection, Row};
use crate::error::{Error, Failure, Known, Left};
use crate::exit::Exit;
use crate::rows::{Column, Kind};
use crate::script;
use crate::session::Session;
use crate::source;
use crate::target::{self, Warehouses};
use crate::ui::Ui;
use crate::ui::rows::RowWriter;

pub(crate) async fn run(config: &Config, args: &QueryArgs, ui: &mut Ui) -> Result<Exit, Error> {
    let (name, sql) = text(args)?;
    if !config.is_local() && script::is_several(&sql) {
        return Err(Error::ManyStatements);
    }
    if let (false, Some(given)) = (config.is_local(), args.s3.first()) {
        return Err(Error::NotOnS3 { flag: "--s3", given: given.clone() });
    }
    let mounts = source::writable(&args.s3)?;
    let target = target::open(config, Warehouses::Existing, mounts, source::s3(config)).await?;
    let mut session = Session::start(target).await?;
    let format = args.format.unwrap_or(if ui.json() { Format::Json } else { Format::Table });
    let mut writer = ui.rows(format);
    let done = tokio::select! {
        done = stream(&session.connection, &sql, writer.as_mut()) => done,
        () = session.interrupt.wait() => {
            session.connection.cancel().await;
            return Err(Error::interrupted(&name));
        }
    };
    let known = |failure: &Failure| Known::of(failure).filter(|_| session.is_remote());
    let changed = done.map_err(|stop| match stop {
        Stop::Failed(failure) if failure.message.contains("multiple commands") => Error::ManyStatements,
        Stop::Failed(failure) => match known(&failure) {
            None => Error::Sql { name, sql: sql.clone(), failure: Box::new(failure) },
            Some(known) => {
                let failure = Box::new(failure);
                Error::Known { statement: name, known, attempts: 1, left: Left::Unsaid, failure }
            }
        },
        Stop::Output(error) => Error::Output(error),
    })?;
    let notices = session.connection.notices();
    session.close().await;
    let finished = writer.end()?;
    for notice in notices {
        ui.note(&notice);
    }
    ui.queried(&finished, changed);
    Ok(Exit::Done)
}

/// The statement and what to call it in a message.
fn text(args: &QueryArgs) -> Result<(String, String), Error> {
    let (name, text) = match (args.sql.as_deref(), &args.file) {
        (_, Some(path)) => {
            let text =
                fs::read_to_string(path).map_err(|source| Error::Read { path: path.clone(), source })?;
            (path.display().to_string(), text)
        }
        (Some("-"), None) => {
            let mut text = String::new();
            io::stdin()
                .read_to_string(&mut text)
                .map_err(|source| Error::Read { path: "stdin".into(), source })?;
            ("stdin".to_owned(), text)
        }
        (sql, None) => ("query".to_owned(), sql.unwrap_or_default().to_owned()),
    };
    if text.trim().trim_end_matches(';').trim().is_empty() {
        return Err(Error::NoStatement);
    }
    Ok((name, text))
}

enum Stop {
    Failed(Failure),
    Output(io::Error),
}

impl From<tokio_postgres::Error> for Stop {
    fn from(error: tokio_postgres::Error) -> Self {
        Self::Failed(Failure::from(error))
    }
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

/// Sends the rows to `writer` as they come; how many rows a statement without rows changed.
async fn stream(connection: &Connection, sql: &str, writer: &mut dyn RowWriter) -> Result<Option<u64>, Stop> {
    let wire = match connection {
        Connection::Wire(wire) => wire,
        Connection::DataApi(_) => return whole(connection, sql, writer).await,
    };
    let mut begun = false;
    if wire.is_remote() {
        connection.label("query").await?;
    } else {
        // The simple protocol tells names only; types come from a description that runs nothing.
        let described = wire.client.prepare(sql).await?;
        let column = |column: &tokio_postgres::Column| (column.name().to_owned(), Kind::of(column.type_()));
        begun = begin(writer, described.columns().iter().map(column))?;
    }
    let mut messages = std::pin::pin!(wire.client.simple_query_raw(sql).await?);
    let mut changed = None;
    while let Some(message) = messages.next().await {
        match message? {
            // Prepared statements are not to be relied on there, so every value is taken as text.
            SimpleQueryMessage::RowDescription(columns) if !begun => {
                begun = begin(writer, columns.iter().map(|it| (it.name().to_owned(), Kind::Text)))?;
            }
            SimpleQueryMessage::Row(row) => {
                let values: Vec<Option<&str>> =
                    (0..row.len()).map(|at| row.try_get(at).ok().flatten()).collect();
                writer.row(&values).map_err(Stop::Output)?;
            }
            SimpleQueryMessage::CommandComplete(rows) if !begun => changed = Some(rows),
            _ => {}
        }
    }
    Ok(changed)
}

/// Sends the rows to `writer` once all of them are here.
async fn whole(connection: &Connection, sql: &str, writer: &mut dyn RowWriter) -> Result<Option<u64>, Stop> {
    connection.label("query").await?;
    let Answer { columns, rows, affected } = connection.ask(sql).await?;
    if !begin(writer, columns.into_iter().map(|column| (column.name, column.kind)))? {
        return Ok(Some(affected));
    }
    for Row(values) in &rows {
        let values: Vec<Option<&str>> = values.iter().map(Option::as_deref).collect();
        writer.row(&values).map_err(Stop::Output)?;
    }
    Ok(None)
}

/// Whether there are columns, which the writer now knows.
fn begin(writer: &mut dyn RowWriter, columns: impl Iterator<Item = (String, Kind)>) -> Result<bool, Stop> {
    let columns: Vec<Column> = columns.map(|(name, kind)| Column { name, kind }).collect();
    if !columns.is_empty() {
        writer.begin(&columns).map_err(Stop::Output)?;
    }
    Ok(!columns.is_empty())
}
