//! The extended protocol: prepared statements, portals, parameters.

use std::collections::VecDeque;
use std::io;
use std::sync::Arc;

use duckdb::types::Value;
use pgwire::messages::data::{DataRow, NoData, ParameterDescription};
use pgwire::messages::extendedquery::{
    Bind, BindComplete, Close, CloseComplete, Describe, Execute, Parse, ParseComplete, PortalSuspended,
    TARGET_TYPE_BYTE_STATEMENT,
};
use pgwire::messages::response::{CommandComplete, EmptyQueryResponse};
use pgwire::messages::{PgWireBackendMessage, PgWireFrontendMessage};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::mpsc;

use super::{PENDING, Peer, lock, reply};
use crate::error::SqlError;
use crate::session::output::{Event, Format, Output};
use crate::session::{Prepared, parameter};

/// A statement with its parameters.
pub(super) struct Portal {
    prepared: Arc<Prepared>,
    parameters: Vec<Value>,
    format: Format,
    /// What a client that fetches in parts has not fetched yet, and the command tag.
    rest: Option<(VecDeque<DataRow>, String)>,
}

type Answer = io::Result<Result<(), SqlError>>;

impl<S> Peer<S>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    /// Answers one message; an error makes the client's next messages up to Sync void.
    pub(super) async fn extended(&mut self, message: PgWireFrontendMessage) -> Answer {
        match message {
            PgWireFrontendMessage::Parse(parse) => self.parse(parse).await,
            PgWireFrontendMessage::Bind(bind) => self.bind(&bind).await,
            PgWireFrontendMessage::Describe(describe) => self.describe(&describe).await,
            PgWireFrontendMessage::Execute(execute) => self.execute(&execute).await,
            PgWireFrontendMessage::Close(close) => self.close(&close).await,
            _ => Ok(Err(SqlError::new("08P01", "unexpected message"))),
        }
    }

    async fn parse(&mut self, parse: Parse) -> Answer {
        let session = Arc::clone(&self.session);
        let name = parse.name.unwrap_or_default();
        let prepared = tokio::task::spawn_blocking(move || {
            let mut session = lock(&session);
            let prepared = session.prepare(&parse.query, &parse.type_oids);
            if prepared.is_err() {
                session.fail();
            }
            prepared
        });
        match prepared.await.map_err(io::Error::other)? {
            Ok(prepared) => {
                self.statements.insert(name, Arc::new(prepared));
                self.feed(PgWireBackendMessage::ParseComplete(ParseComplete::new())).await.map(Ok)
            }
            Err(error) => Ok(Err(error)),
        }
    }

    async fn bind(&mut self, bind: &Bind) -> Answer {
        let name = bind.statement_name.as_deref().unwrap_or_default();
        let Some(prepared) = self.statements.get(name).cloned() else {
            return Ok(Err(no_statement(name)));
        };
        if bind.parameters.len() != prepared.parameters.len() {
            let message = format!(
                "bind message supplies {} parameters, but prepared statement \"{name}\" requires {}",
                bind.parameters.len(),
                prepared.parameters.len()
            );
            return Ok(Err(SqlError::new("08P01", message)));
        }
        let binary = |index: usize| match bind.parameter_format_codes.as_slice() {
            [] => false,
            [one] => *one == 1,
            codes => codes.get(index) == Some(&1),
        };
        let values = bind.parameters.iter().zip(&prepared.parameters).enumerate();
        let parameters: Result<Vec<Value>, SqlError> = values
            .map(|(index, (bytes, oid))| parameter::read(bytes.as_deref(), *oid, binary(index)))
            .collect();
        let parameters = match parameters {
            Ok(parameters) => parameters,
            Err(error) => return Ok(Err(error)),
        };
        let format = match bind.result_column_format_codes.as_slice() {
            [] => Format::Text,
            codes => Format::PerColumn(codes.iter().map(|code| *code == 1).collect()),
        };
        let portal = Portal { prepared, parameters, format, rest: None };
        self.portals.insert(bind.portal_name.clone().unwrap_or_default(), portal);
        self.feed(PgWireBackendMessage::BindComplete(BindComplete::new())).await.map(Ok)
    }

    async fn describe(&mut self, describe: &Describe) -> Answer {
        let name = describe.name.as_deref().unwrap_or_default();
        let (prepared, format) = if describe.target_type == TARGET_TYPE_BYTE_STATEMENT {
            let Some(prepared) = self.statements.get(name).cloned() else {
                return Ok(Err(no_statement(name)));
            };
            let parameters = ParameterDescription::new(prepared.parameters.clone());
            self.feed(PgWireBackendMessage::ParameterDescription(parameters)).await?;
            (prepared, None)
        } else {
            let Some(portal) = self.portals.get(name) else {
                return Ok(Err(no_portal(name)));
            };
            (Arc::clone(&portal.prepared), Some(portal.format.clone()))
        };
        let message = match &prepared.columns {
            Some(columns) => reply::columns(columns, format.as_ref()),
            None => PgWireBackendMessage::NoData(NoData::new()),
        };
        self.feed(message).await.map(Ok)
    }

    async fn execute(&mut self, execute: &Execute) -> Answer {
        let name = execute.name.clone().unwrap_or_default();
        let Some(portal) = self.portals.get_mut(&name) else {
            return Ok(Err(no_portal(&name)));
        };
        if let Some((rows, tag)) = portal.rest.take() {
            return self.hand_out(&name, rows, tag, execute.max_rows).await.map(Ok);
        }
        let Some(statement) = portal.prepared.statement.clone() else {
            return self
                .feed(PgWireBackendMessage::EmptyQueryResponse(EmptyQueryResponse::new()))
                .await
                .map(Ok);
        };
        let (parameters, format) = (portal.parameters.clone(), portal.format.clone());
        let (sender, mut receiver) = mpsc::channel(PENDING);
        let session = Arc::clone(&self.session);
        let running = tokio::task::spawn_blocking(move || {
            lock(&session).execute_prepared(&statement, &parameters, &format, &mut Output::new(sender))
        });
        // A client that fetches in parts gets them from here; the session is free for its next statement.
        let mut kept = VecDeque::new();
        while let Some(event) = receiver.recv().await {
            match event {
                Event::Columns(_) => {}
                Event::Rows(rows) if execute.max_rows > 0 => kept.extend(rows),
                event => self.relay(event).await?,
            }
        }
        match running.await {
            Ok(Ok(tag)) => self.hand_out(&name, kept, tag, execute.max_rows).await.map(Ok),
            Ok(Err(error)) => Ok(Err(error)),
            Err(_) => {
                lock(&self.session).fail();
                Ok(Err(SqlError::new("XX000", "the stand-in failed on this statement; please report it")))
            }
        }
    }

    /// Sends up to `limit` rows, all for 0, and keeps the rest in the portal.
    async fn hand_out(
        &mut self,
        name: &str,
        mut rows: VecDeque<DataRow>,
        tag: String,
        limit: i32,
    ) -> io::Result<()> {
        let limit = usize::try_from(limit).ok().filter(|limit| *limit > 0).unwrap_or(usize::MAX);
        let kept = rows.split_off(limit.min(rows.len()));
        for row in rows {
            self.feed(PgWireBackendMessage::DataRow(row)).await?;
        }
        if kept.is_empty() {
            return self.feed(PgWireBackendMessage::CommandComplete(CommandComplete::new(tag))).await;
        }
        if let Some(portal) = self.portals.get_mut(name) {
            portal.rest = Some((kept, tag));
        }
        self.feed(PgWireBackendMessage::PortalSuspended(PortalSuspended::new())).await
    }

    async fn close(&mut self, close: &Close) -> Answer {
        let name = close.name.as_deref().unwrap_or_default();
        if close.target_type == TARGET_TYPE_BYTE_STATEMENT {
            self.statements.remove(name);
        } else {
            self.portals.remove(name);
        }
        self.feed(PgWireBackendMessage::CloseComplete(CloseComplete::new())).await.map(Ok)
    }
}

fn no_statement(name: &str) -> SqlError {
    SqlError::new("26000", format!("prepared statement \"{name}\" does not exist"))
}

fn no_portal(name: &str) -> SqlError {
    SqlError::new("34000", format!("portal \"{name}\" does not exist"))
}
