//! What a target answered when a statement failed, without the driver's wrapping.

use std::io;

use tokio_postgres::error::ErrorPosition;

/// A failed statement.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Failure {
    /// The SQLSTATE; none when the connection broke.
    pub(crate) code: Option<String>,
    pub(crate) message: String,
    pub(crate) detail: Option<String>,
    pub(crate) hint: Option<String>,
    /// Whether the connection is gone, and the transaction with it.
    pub(crate) lost: bool,
    /// The 1-based character in the statement.
    pub(crate) position: Option<u32>,
}

impl Failure {
    /// Whether the statement's own words are at fault: syntax, names, types.
    pub(crate) fn is_in_the_text(&self) -> bool {
        self.code.as_deref().is_some_and(|code| code.starts_with("42") || code == "0A000")
    }

    /// Whether the machinery failed rather than the data: connection, resources, system, internals.
    pub(crate) fn is_of_the_target(&self) -> bool {
        self.code.as_deref().is_none_or(|code| {
            ["08", "53", "54", "55", "57", "58"].iter().any(|class| code.starts_with(class))
        })
    }
}

impl From<tokio_postgres::Error> for Failure {
    fn from(error: tokio_postgres::Error) -> Self {
        let Some(db) = error.as_db_error() else {
            let lost = error.is_closed() || std::error::Error::source(&error).is_some_and(is_io);
            let message = if lost {
                "the connection to the target was lost".to_owned()
            } else {
                format!("the target could not be understood: {error}")
            };
            return Self { message, lost, ..Self::default() };
        };
        Self {
            code: Some(db.code().code().to_owned()),
            message: db.message().to_owned(),
            detail: db.detail().map(str::to_owned),
            hint: db.hint().map(str::to_owned),
            lost: is_the_end(db.code().code()),
            position: match db.position() {
                Some(ErrorPosition::Original(at)) => Some(*at),
                _ => None,
            },
        }
    }
}

fn is_io(error: &(dyn std::error::Error + 'static)) -> bool {
    error.is::<io::Error>()
}

/// The session was ended from the other side: 57P01 to 57P03, and the class of broken connections.
fn is_the_end(code: &str) -> bool {
    code.starts_with("57P0") || code.starts_with("08")
}
