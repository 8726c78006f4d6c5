//! What a session answers when a statement fails: SQLSTATE, words, and the place in the statement.

/// A failed statement, as the wire protocol reports it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct SqlError {
    /// The SQLSTATE, as Redshift uses it (`XX000` for most engine errors).
    pub code: &'static str,
    /// What failed, in Redshift's words where they are known.
    pub message: String,
    /// More about this failure.
    pub detail: Option<String>,
    /// What to do about it.
    pub hint: Option<String>,
    /// The 1-based character in the statement that the error points at.
    pub position: Option<u32>,
}

impl SqlError {
    pub(crate) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), detail: None, hint: None, position: None }
    }

    pub(crate) fn syntax(message: impl Into<String>) -> Self {
        Self::new("42601", message)
    }

    pub(crate) fn unsupported(message: impl Into<String>) -> Self {
        Self::new("0A000", message)
    }

    #[must_use]
    pub(crate) fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    #[must_use]
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    #[must_use]
    pub(crate) fn at(mut self, position: u32) -> Self {
        self.position = Some(position);
        self
    }
}
