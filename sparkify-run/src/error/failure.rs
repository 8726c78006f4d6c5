//! What a target answered when a statement failed, without the driver's wrapping.

use tokio_postgres::error::ErrorPosition;

/// A failed statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Failure {
    /// The SQLSTATE; none when the connection broke.
    pub(crate) code: Option<String>,
    pub(crate) message: String,
    pub(crate) detail: Option<String>,
    pub(crate) hint: Option<String>,
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
        match error.as_db_error() {
            Some(db) => Self {
                code: Some(db.code().code().to_owned()),
                message: db.message().to_owned(),
                detail: db.detail().map(str::to_owned),
                hint: db.hint().map(str::to_owned),
                position: match db.position() {
                    Some(ErrorPosition::Original(at)) => Some(*at),
                    _ => None,
                },
            },
            None => Self {
                code: None,
                message: if error.is_closed() {
                    "the connection to the target was lost".to_owned()
                } else {
                    format!("the target could not be understood: {error}")
                },
                detail: None,
                hint: None,
                position: None,
            },
        }
    }
}
