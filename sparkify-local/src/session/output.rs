//! What a session tells its client while a statement runs.

use std::sync::Arc;

use pgwire::messages::data::DataRow;
use tokio::sync::mpsc::Sender;

use super::rows::ResultColumn;
use crate::error::SqlError;

/// One thing to tell the client, in order.
#[derive(Debug)]
pub(crate) enum Event {
    Notice(Notice),
    /// The columns of the rows that follow.
    Columns(Arc<Vec<ResultColumn>>),
    Rows(Vec<DataRow>),
    /// The command tag.
    Complete(String),
    /// The text held no statement.
    Empty,
    Failed(SqlError),
}

/// A message that is no error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Notice {
    pub(crate) severity: &'static str,
    pub(crate) code: &'static str,
    pub(crate) message: String,
}

impl Notice {
    pub(crate) fn info(message: impl Into<String>) -> Self {
        Self { severity: "INFO", code: "00000", message: message.into() }
    }

    pub(crate) fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self { severity: "WARNING", code, message: message.into() }
    }
}

/// How values of a result are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Format {
    Text,
    /// All columns alike when there is one entry, else one entry a column; true is binary.
    PerColumn(Vec<bool>),
}

impl Format {
    pub(crate) fn is_binary(&self, column: usize) -> bool {
        match self {
            Self::Text => false,
            Self::PerColumn(binary) if binary.len() == 1 => binary[0],
            Self::PerColumn(binary) => binary.get(column).copied().unwrap_or(false),
        }
    }
}

/// The way to the client; slow readers slow the statement down, so memory stays bounded.
#[derive(Debug)]
pub(crate) struct Output {
    sender: Sender<Event>,
}

impl Output {
    pub(crate) fn new(sender: Sender<Event>) -> Self {
        Self { sender }
    }

    pub(crate) fn send(&mut self, event: Event) {
        // Without a client nobody needs the answer; the statement runs to its end.
        let _ = self.sender.blocking_send(event);
    }

    /// Sends rows; false when the client is gone and the rest is not wanted.
    pub(crate) fn rows(&mut self, rows: Vec<DataRow>) -> bool {
        self.sender.blocking_send(Event::Rows(rows)).is_ok()
    }

    pub(crate) fn notice(&mut self, notice: &Notice) {
        self.send(Event::Notice(notice.clone()));
    }
}
