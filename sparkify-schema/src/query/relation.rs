//! What a source reads: a table, another query, or a query of WITH by its name.

use super::{Mistake, body::Body};
use crate::{
    external::ExternalDef,
    lint::Finding,
    row::{Row, Sizes},
    table::TableDef,
};
use std::marker::PhantomData;

/// A table that a query reads, as far as a view of it has to know.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TableRead {
    pub(crate) name: &'static str,
    pub(crate) has_schema: bool,
    pub(crate) is_external: bool,
}

/// Something with rows, ready to be written into a FROM clause.
#[doc(hidden)]
#[derive(Debug, Clone)]
pub struct Relation {
    /// What a mistake calls it.
    pub(super) label: String,
    /// What stands before its alias.
    pub(super) sql: String,
    /// Its columns, in order.
    pub(super) columns: Vec<&'static str>,
    /// The most bytes of each column.
    pub(super) sizes: Sizes,
    /// The tables it reads.
    pub(super) tables: Vec<TableRead>,
    /// The table it is, if it is one.
    pub(super) table: Option<TableDef>,
    /// What is probably not meant in it.
    pub(super) findings: Vec<Finding>,
    /// The queries of WITH it reads and does not have itself.
    pub(super) ctes: Vec<&'static str>,
    /// Whether PIVOT or UNPIVOT is the end of its text.
    pub(super) is_turned: bool,
    /// What is wrong with it.
    pub(super) mistake: Option<Mistake>,
}

/// What a query can read besides tables: a [`Select`](super::Select), or a [`Cte`] made by
/// [`Query::with`](super::Query::with).
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no rows to read",
    label = "expected a `Select`, or what `q.with(…)` gives",
    note = "a table is read by its type: `q.from::<T>(…)`, `q.join::<T, _>(…)`"
)]
pub trait Rows {
    /// One of its rows.
    type Answer: Row;
    /// What stands in FROM.
    #[doc(hidden)]
    fn relation(self) -> Relation;
}

/// A query of WITH, to be read by its name as often as wanted.
#[derive(Debug)]
pub struct Cte<R: Row> {
    name: &'static str,
    sizes: Sizes,
    /// Whether it reads its own rows.
    pub(super) is_recursive: bool,
    row: PhantomData<fn() -> R>,
}

impl<R: Row> Cte<R> {
    pub(super) fn new(name: &'static str, sizes: Sizes) -> Self {
        Self { name, sizes, is_recursive: false, row: PhantomData }
    }

    pub(super) fn recursive(name: &'static str, sizes: Sizes) -> Self {
        Self { is_recursive: true, ..Self::new(name, sizes) }
    }
}

impl<R: Row> Clone for Cte<R> {
    fn clone(&self) -> Self {
        Self { name: self.name, sizes: self.sizes.clone(), is_recursive: self.is_recursive, row: PhantomData }
    }
}

impl<R: Row> Rows for &Cte<R> {
    type Answer = R;

    fn relation(self) -> Relation {
        Relation {
            label: format!("`{}`", self.name),
            sql: crate::identifier::quoted(self.name),
            columns: R::COLUMNS.iter().map(|column| column.name).collect(),
            sizes: self.sizes.clone(),
            tables: Vec::new(),
            table: None,
            findings: Vec::new(),
            ctes: vec![self.name],
            is_turned: false,
            mistake: None,
        }
    }
}

impl Relation {
    pub(crate) fn of_table(table: TableDef) -> Self {
        Self {
            label: format!("`{}`", table.name),
            sql: table.sql_name(),
            columns: table.columns.iter().map(|column| column.name).collect(),
            sizes: table.columns.iter().map(|column| column.max_bytes).collect(),
            tables: vec![TableRead {
                name: table.name,
                has_schema: table.schema.is_some(),
                is_external: false,
            }],
            table: Some(table),
            findings: Vec::new(),
            ctes: Vec::new(),
            is_turned: false,
            mistake: None,
        }
    }

    /// An external table; called by derived code.
    #[doc(hidden)]
    #[must_use]
    pub fn of_external(table: &ExternalDef) -> Self {
        let columns = table.columns.iter().chain(table.partitions);
        Self {
            label: format!("`{}`", table.name),
            sql: table.sql_name(),
            columns: columns.clone().map(|column| column.name).collect(),
            sizes: columns.map(|column| column.max_bytes).collect(),
            tables: vec![TableRead { name: table.name, has_schema: true, is_external: true }],
            table: None,
            findings: Vec::new(),
            ctes: Vec::new(),
            is_turned: false,
            mistake: None,
        }
    }

    pub(super) fn of_query(body: &Body) -> Self {
        let judged = if body.is_recursive() {
            Err("it has a WITH RECURSIVE, which Redshift does not allow in a subquery; put it before the whole".into())
        } else {
            body.judged_alone()
        };
        Self {
            label: "the subquery".to_owned(),
            sql: format!("(\n    {}\n)", crate::render::indented(&body.sql(), 4)),
            columns: body.columns(),
            sizes: body.sizes(),
            tables: body.tables(),
            table: None,
            findings: body.findings(),
            ctes: judged.clone().unwrap_or_default(),
            is_turned: false,
            mistake: judged.err(),
        }
    }
}
