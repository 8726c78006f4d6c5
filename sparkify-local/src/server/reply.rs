//! From what a session says to messages of the wire protocol.

use pgwire::error::ErrorInfo;
use pgwire::messages::PgWireBackendMessage;
use pgwire::messages::data::{FieldDescription, RowDescription};
use pgwire::messages::response::TransactionStatus;

use crate::error::SqlError;
use crate::session::Block;
use crate::session::ResultColumn;
use crate::session::output::{Format, Notice};

pub(crate) fn error(error: &SqlError) -> PgWireBackendMessage {
    PgWireBackendMessage::ErrorResponse(info(error, "ERROR").into())
}

/// An error that ends the connection.
pub(crate) fn fatal(error: &SqlError) -> PgWireBackendMessage {
    PgWireBackendMessage::ErrorResponse(info(error, "FATAL").into())
}

fn info(error: &SqlError, severity: &str) -> ErrorInfo {
    let mut info = ErrorInfo::new(severity.to_owned(), error.code.to_owned(), error.message.clone());
    info.detail.clone_from(&error.detail);
    info.hint.clone_from(&error.hint);
    info.position = error.position.map(|position| position.to_string());
    info
}

pub(crate) fn notice(notice: &Notice) -> PgWireBackendMessage {
    let info = ErrorInfo::new(notice.severity.to_owned(), notice.code.to_owned(), notice.message.clone());
    PgWireBackendMessage::NoticeResponse(info.into())
}

pub(crate) fn columns(columns: &[ResultColumn], format: Option<&Format>) -> PgWireBackendMessage {
    let fields = columns
        .iter()
        .enumerate()
        .map(|(index, column)| {
            let (oid, size, modifier) = column.wire.describe();
            let binary = format.is_some_and(|format| format.is_binary(index));
            FieldDescription::new(column.name.clone(), 0, 0, oid, size, modifier, i16::from(binary))
        })
        .collect();
    PgWireBackendMessage::RowDescription(RowDescription::new(fields))
}

pub(crate) fn status(block: Block) -> TransactionStatus {
    match block {
        Block::Idle => TransactionStatus::Idle,
        Block::Implicit | Block::Open => TransactionStatus::Transaction,
        Block::Failed => TransactionStatus::Error,
    }
}
