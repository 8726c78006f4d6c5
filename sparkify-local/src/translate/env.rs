//! Where an expression stands: its scope and what its clause allows.

use sqlparser::tokenizer::Span;

use super::{scope::Scope, session::Session, term::Term};
use crate::error::SqlError;

/// The clause an expression stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Clause {
    Select,
    Where,
    On,
    GroupBy,
    Having,
    Qualify,
    OrderBy,
    /// VALUES, SET, DEFAULT, LIMIT.
    Value,
}

/// The place of an expression.
#[derive(Clone, Copy)]
pub(crate) struct Env<'e> {
    pub(crate) session: &'e Session<'e>,
    pub(crate) scope: &'e Scope<'e>,
    pub(crate) clause: Clause,
    pub(crate) inside_aggregate: bool,
    pub(crate) inside_window: bool,
    /// What `$1`, `$2`, … are inside the body of a function.
    pub(crate) arguments: Option<&'e [Term]>,
    /// How many expressions stand around this one.
    pub(crate) depth: u16,
}

impl<'e> Env<'e> {
    pub(crate) fn new(session: &'e Session<'e>, scope: &'e Scope<'e>, clause: Clause) -> Self {
        Self {
            session,
            scope,
            clause,
            inside_aggregate: false,
            inside_window: false,
            arguments: None,
            depth: 0,
        }
    }

    pub(crate) fn aggregate(self) -> Self {
        Self { inside_aggregate: true, ..self }
    }

    /// One expression further in.
    pub(crate) fn deeper(self) -> Self {
        Self { depth: self.depth + 1, ..self }
    }

    pub(crate) fn window(self) -> Self {
        Self { inside_window: true, ..self }
    }

    /// An error that points into the statement.
    pub(crate) fn fail<T>(
        self,
        code: &'static str,
        text: impl Into<String>,
        span: Span,
    ) -> Result<T, SqlError> {
        Err(self.session.at(SqlError::new(code, text), span))
    }

    /// A refusal that points into the statement.
    pub(crate) fn refuse<T>(self, what: &str, span: Span) -> Result<T, SqlError> {
        Err(self.session.unsupported(what, span))
    }
}
