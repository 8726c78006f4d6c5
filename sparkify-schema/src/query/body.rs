//! The body of a query: one SELECT, or the rows of two combined.

use super::{
    Query,
    judge::{self, Output},
    lints, text,
};
use crate::{lint::Finding, render::indented, row::Sizes, table::TableDef};

/// What answers: one SELECT, or two bodies combined.
#[derive(Debug)]
pub(crate) enum Body {
    One(Box<Query>, Vec<Output>),
    Set(Box<Body>, SetOperation, Box<Body>),
}

/// How the rows of two queries are combined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SetOperation {
    Union,
    UnionAll,
    Except,
    Intersect,
}

impl SetOperation {
    const fn sql(self) -> &'static str {
        match self {
            Self::Union => "UNION",
            Self::UnionAll => "UNION ALL",
            Self::Except => "EXCEPT",
            Self::Intersect => "INTERSECT",
        }
    }
}

impl Body {
    /// The text.
    pub(crate) fn sql(&self) -> String {
        match self {
            Self::One(query, outputs) => text::select(query, outputs),
            Self::Set(left, operation, right) => {
                format!("{}\n{}\n{}", left.part(), operation.sql(), right.part())
            }
        }
    }

    /// The text as one side of a set operation: in brackets where its own clauses would reach further.
    fn part(&self) -> String {
        match self {
            Self::One(query, _) if query.is_plain() => self.sql(),
            _ => format!("(\n    {}\n)", indented(&self.sql(), 4)),
        }
    }

    /// The first mistake of a query that sees no other query's columns; otherwise the queries of WITH it misses.
    pub(crate) fn judged_alone(&self) -> Result<Vec<&'static str>, String> {
        match self {
            Self::One(query, outputs) => {
                judge::alone(query, outputs)?;
                Ok(judge::missing_ctes(query, outputs))
            }
            Self::Set(left, _, right) => {
                let mut ctes = left.judged_alone()?;
                ctes.extend(right.judged_alone()?);
                Ok(ctes)
            }
        }
    }

    /// The first mistake of a query that is a statement.
    pub(crate) fn judged(&self) -> Result<(), String> {
        judge::no_ctes(&self.judged_alone()?)
    }

    /// The columns, in order.
    pub(crate) fn columns(&self) -> Vec<&'static str> {
        match self {
            Self::One(_, outputs) => outputs.iter().map(|output| output.column).collect(),
            Self::Set(left, ..) => left.columns(),
        }
    }

    /// The most bytes of each column.
    pub(crate) fn sizes(&self) -> Sizes {
        match self {
            Self::One(_, outputs) => outputs.iter().map(|output| output.value.facts.max_bytes).collect(),
            Self::Set(left, _, right) => left.sizes().or(&right.sizes()),
        }
    }

    /// Every table it reads, at any depth.
    pub(crate) fn tables(&self) -> Vec<TableDef> {
        match self {
            Self::One(query, outputs) => judge::tables(query, outputs),
            Self::Set(left, _, right) => [left.tables(), right.tables()].concat(),
        }
    }

    /// What is probably not meant.
    pub(crate) fn findings(&self) -> Vec<Finding> {
        match self {
            Self::One(query, outputs) => lints::query(query, outputs),
            Self::Set(left, _, right) => [left.findings(), right.findings()].concat(),
        }
    }

    /// Whether the query itself has a LIMIT.
    pub(crate) fn is_limited(&self) -> bool {
        matches!(self, Self::One(query, _) if query.limit.is_some() || query.offset.is_some())
    }

    /// Whether WITH is part of it.
    pub(crate) fn has_ctes(&self) -> bool {
        match self {
            Self::One(query, _) => !query.ctes.is_empty(),
            Self::Set(left, _, right) => left.has_ctes() || right.has_ctes(),
        }
    }
}
