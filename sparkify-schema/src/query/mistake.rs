//! What can be wrong with a query that the compiler can't see: one sentence each, naming table and column, and the place in
//! the source that it is about.

use std::{fmt, panic::Location};

/// A mistake in a query, found when its statement is rendered and so by every snapshot test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryError {
    /// The statement, e.g. `songplays/load`.
    pub statement: String,
    /// The mistake.
    pub mistake: String,
    /// The file, the line and the column of what it is about, if that was written in one place.
    pub at: Option<&'static Location<'static>>,
}

/// Where something was written.
pub(crate) type Place = &'static Location<'static>;

/// A mistake before its statement is known.
#[derive(Debug, Clone)]
pub(crate) struct Mistake {
    pub(crate) text: String,
    pub(crate) at: Option<Place>,
}

impl QueryError {
    pub(crate) fn new(statement: impl Into<String>, mistake: impl Into<Mistake>) -> Self {
        let Mistake { text, at } = mistake.into();
        Self { statement: statement.into(), mistake: text, at }
    }
}

impl Mistake {
    /// Made at that place, unless a narrower one is known.
    pub(crate) fn at(self, place: Option<Place>) -> Self {
        Self { at: self.at.or(place), ..self }
    }

    /// With what it is a mistake in before it.
    pub(crate) fn within(self, what: impl fmt::Display) -> Self {
        Self { text: format!("{what}{}", self.text), ..self }
    }
}

impl From<String> for Mistake {
    fn from(text: String) -> Self {
        Self { text, at: None }
    }
}

impl From<&str> for Mistake {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { statement, mistake, at } = self;
        match at {
            Some(at) => write!(f, "{statement}, {at}: {mistake}"),
            None => write!(f, "{statement}: {mistake}"),
        }
    }
}

impl std::error::Error for QueryError {}
