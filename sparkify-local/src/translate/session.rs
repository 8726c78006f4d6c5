//! What one translation knows and notes: the statement's text, its relations, what it used.

use std::{cell::Cell, rc::Rc};

use sqlparser::{
    ast::{Ident, ObjectName, ObjectNamePart},
    tokenizer::Span,
};

use super::{Relations, own::Calls, scope::Output, types::Type};
use crate::{dialect, error::SqlError};

/// One statement on its way.
pub(crate) struct Session<'s> {
    pub(crate) text: &'s str,
    pub(crate) relations: &'s dyn Relations,
    /// A user table is read.
    pub(crate) reads_tables: Cell<bool>,
    /// Any relation is read.
    pub(crate) reads_relations: Cell<bool>,
    /// A function only the leader node has.
    pub(crate) leader_only: Cell<Option<Span>>,
    /// A function only the compute nodes have.
    pub(crate) compute_only: Cell<Option<Span>>,
    /// COLLATE makes a text compare without case.
    pub(crate) insensitive: Cell<Option<Span>>,
    /// The user-defined functions called.
    pub(crate) calls: Rc<Calls>,
}

impl<'s> Session<'s> {
    pub(crate) fn new(text: &'s str, relations: &'s dyn Relations) -> Self {
        Self {
            text,
            relations,
            reads_tables: Cell::new(false),
            reads_relations: Cell::new(false),
            leader_only: Cell::new(None),
            compute_only: Cell::new(None),
            insensitive: Cell::new(None),
            calls: Rc::default(),
        }
    }

    /// The error, pointing at a place of the statement.
    pub(crate) fn at(&self, error: SqlError, span: Span) -> SqlError {
        if span.start.line == 0 {
            return error;
        }
        match dialect::position(self.text, span.start) {
            Some(position) => error.at(position),
            None => error,
        }
    }

    pub(crate) fn unsupported(&self, what: &str, span: Span) -> SqlError {
        self.at(SqlError::unsupported(format!("{what} is not supported")), span)
    }

    /// The columns of a relation, after checking that Redshift would see it.
    pub(crate) fn relation(
        &self,
        schema: Option<&str>,
        name: &str,
        span: Span,
    ) -> Result<Option<Vec<Output>>, SqlError> {
        self.reads_relations.set(true);
        let system = is_system(schema, name);
        if !system {
            self.reads_tables.set(true);
        }
        let Some(columns) = self.relations.columns(schema, name) else {
            // Only names of system views may pass unknown: DuckDB would take a file name for a table.
            if system {
                return Ok(None);
            }
            let full = schema.map_or_else(|| name.to_owned(), |schema| format!("{schema}.{name}"));
            let missing = SqlError::new("42P01", format!("relation \"{full}\" does not exist"));
            return Err(self.at(missing, span));
        };
        let outputs =
            columns.into_iter().map(|column| Output { data_type: Type::of(&column), name: column.name });
        Ok(Some(outputs.collect()))
    }

    /// What Redshift says of functions that run on one kind of node only.
    pub(crate) fn check_nodes(&self) -> Result<(), SqlError> {
        if let (Some(span), true) = (self.leader_only.get(), self.reads_tables.get()) {
            let words =
                "Specified types or functions (one per INFO message) not supported on Redshift tables.";
            let hint = "use GETDATE(), SYSDATE or CURRENT_DATE for the time of the statement";
            return Err(self.at(SqlError::unsupported(words).hint(hint), span));
        }
        if let (Some(span), false) = (self.insensitive.get(), self.reads_tables.get()) {
            let words = "Case insensitive collation is not supported in leader node only query.";
            return Err(self.at(SqlError::unsupported(words), span));
        }
        if let (Some(span), false) = (self.compute_only.get(), self.reads_relations.get()) {
            let words = "One or more of the used functions must be applied on at least one user created tables. \
                         Examples of user table only functions are LISTAGG, MEDIAN, PERCENTILE_CONT, etc";
            return Err(self.at(SqlError::unsupported(words), span));
        }
        Ok(())
    }
}

/// The name as Redshift folds it: quoted or not, lower case.
pub(crate) fn folded(ident: &Ident) -> String {
    ident.value.to_lowercase()
}

/// `[schema.]name` of a relation or a function.
pub(crate) fn relation_name(name: &ObjectName) -> Result<(Option<String>, String, Span), SqlError> {
    let idents: Option<Vec<&Ident>> = name
        .0
        .iter()
        .map(|part| match part {
            ObjectNamePart::Identifier(ident) => Some(ident),
            ObjectNamePart::Function(_) => None,
        })
        .collect();
    match idents.as_deref() {
        Some([name]) => Ok((None, folded(name), name.span)),
        Some([schema, name]) => Ok((Some(folded(schema)), folded(name), schema.span)),
        _ => Err(SqlError::unsupported(format!("cross-database reference {name} is not supported"))),
    }
}

fn is_system(schema: Option<&str>, name: &str) -> bool {
    const PREFIXES: [&str; 7] = ["pg_", "svv_", "svl_", "stl_", "stv_", "sys_", "svcs_"];
    let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    plain
        && match schema {
            Some("pg_catalog" | "information_schema") => true,
            Some(_) => false,
            None => PREFIXES.iter().any(|prefix| name.starts_with(prefix)),
        }
}
