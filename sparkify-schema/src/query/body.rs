//! The body of a query: one SELECT, or the rows of two combined.

use super::{
    Mistake, Place, Query,
    judge::{self, Output},
    lints,
    relation::TableRead,
    text,
};
use crate::{expr::Order, lint::Finding, render::indented, row::Sizes};

/// What answers: one SELECT, or two bodies combined.
#[derive(Debug)]
pub(crate) enum Body {
    One(Box<Query>, Vec<Output>),
    Set(Box<Body>, SetOperation, Box<Body>),
    /// All of it in an order, or some rows of that.
    Ordered(Box<Body>, Vec<Order>, Excerpt),
}

/// Which rows of those in order are taken.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Excerpt {
    pub(crate) limit: Option<u64>,
    pub(crate) offset: Option<u64>,
    /// Where the last of them is written.
    pub(crate) at: Option<Place>,
}

impl Excerpt {
    /// Both, if neither says what the other says.
    pub(crate) fn and(self, other: Self) -> Option<Self> {
        let doubled =
            self.limit.is_some() && other.limit.is_some() || self.offset.is_some() && other.offset.is_some();
        let (limit, offset) = (self.limit.or(other.limit), self.offset.or(other.offset));
        (!doubled).then(|| Self { limit, offset, at: other.at.or(self.at) })
    }

    /// What is wrong with it where the rows have no order.
    pub(crate) fn unordered(self) -> Option<&'static str> {
        match (self.limit, self.offset) {
            (Some(_), _) => {
                Some("LIMIT without an order takes any rows, others each time; give one by `order_by`")
            }
            (None, Some(_)) => {
                Some("OFFSET without an order leaves out any rows, others each time; give one by `order_by`")
            }
            (None, None) => None,
        }
    }

    /// Whether all are.
    pub(crate) fn is_all(self) -> bool {
        self.limit.is_none() && self.offset.is_none()
    }
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
            Self::Ordered(body, order, excerpt) => {
                // A query with an order of its own is a mistake, which `ordered` tells.
                body.sql() + &text::arranged(order, *excerpt)
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
    pub(crate) fn judged_alone(&self) -> Result<Vec<&'static str>, Mistake> {
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
            Self::Ordered(body, order, excerpt) => {
                let place = excerpt.at.or_else(|| order.first()?.by.facts.at);
                ordered(body, order, *excerpt).map_err(|mistake| mistake.at(place))?;
                body.judged_alone()
            }
        }
    }

    /// The first mistake of a query that is a statement.
    pub(crate) fn judged(&self) -> Result<(), Mistake> {
        judge::no_ctes(&self.judged_alone()?).map_err(|mistake| mistake.at(self.place()))
    }

    /// Where its first query is written.
    fn place(&self) -> Option<Place> {
        match self {
            Self::One(query, _) => query.at,
            Self::Set(left, ..) => left.place(),
            Self::Ordered(body, ..) => body.place(),
        }
    }

    /// The columns, in order.
    pub(crate) fn columns(&self) -> Vec<&'static str> {
        match self {
            Self::One(_, outputs) => outputs.iter().map(|output| output.column).collect(),
            Self::Set(left, ..) => left.columns(),
            Self::Ordered(body, ..) => body.columns(),
        }
    }

    /// The most bytes of each column.
    pub(crate) fn sizes(&self) -> Sizes {
        match self {
            Self::One(_, outputs) => outputs.iter().map(|output| output.value.facts.max_bytes).collect(),
            Self::Set(left, _, right) => left.sizes().or(&right.sizes()),
            Self::Ordered(body, ..) => body.sizes(),
        }
    }

    /// Every table it reads, at any depth.
    pub(crate) fn tables(&self) -> Vec<TableRead> {
        match self {
            Self::One(query, outputs) => judge::tables(query, outputs),
            Self::Set(left, _, right) => [left.tables(), right.tables()].concat(),
            Self::Ordered(body, ..) => body.tables(),
        }
    }

    /// What is probably not meant.
    pub(crate) fn findings(&self) -> Vec<Finding> {
        match self {
            Self::One(query, outputs) => lints::query(query, outputs),
            Self::Set(left, _, right) => [left.findings(), right.findings()].concat(),
            Self::Ordered(body, ..) => body.findings(),
        }
    }

    /// Whether the query itself has a LIMIT.
    pub(crate) fn is_limited(&self) -> bool {
        match self {
            Self::One(query, _) => !query.excerpt.is_all(),
            Self::Set(..) => false,
            Self::Ordered(body, _, excerpt) => !excerpt.is_all() || body.is_limited(),
        }
    }

    /// Whether WITH RECURSIVE is part of it.
    pub(crate) fn is_recursive(&self) -> bool {
        match self {
            Self::One(query, _) => query.is_recursive(),
            Self::Set(left, _, right) => left.is_recursive() || right.is_recursive(),
            Self::Ordered(body, ..) => body.is_recursive(),
        }
    }

    /// Whether WITH is part of it.
    pub(crate) fn has_ctes(&self) -> bool {
        match self {
            Self::One(query, _) => !query.ctes.is_empty(),
            Self::Set(left, _, right) => left.has_ctes() || right.has_ctes(),
            Self::Ordered(body, ..) => body.has_ctes(),
        }
    }
}

/// The first mistake of an order of the whole: its keys are columns of the answer, and it is said once.
fn ordered(body: &Body, order: &[Order], excerpt: Excerpt) -> Result<(), Mistake> {
    let has_own = match body {
        Body::One(query, _) => !query.order.is_empty() || !query.excerpt.is_all(),
        Body::Set(..) => false,
        Body::Ordered(..) => true,
    };
    if has_own {
        return Err("the query has an order or a limit already; say each once, the limit last".into());
    }
    if let (Some(mistake), true) = (excerpt.unordered(), order.is_empty()) {
        return Err(mistake.into());
    }
    if order.iter().all(|key| key.by.column().is_some_and(|(alias, _)| alias.is_empty())) {
        return Ok(());
    }
    Err("an ORDER BY of the whole query is by what is no column of its answer; select it as one".into())
}
