//! The table a statement changes.

use sqlparser::{ast::ObjectName, tokenizer::Span};

use super::{
    scope::{Output, Source},
    session::{Session, relation_name},
    term::quoted,
    types::Type,
};
use crate::{catalog::table::Column, error::SqlError};

/// A table with its declared columns.
#[derive(Debug, Clone)]
pub(crate) struct Target {
    /// `"schema"."name"`.
    pub(crate) sql: String,
    pub(crate) name: String,
    pub(crate) columns: Vec<Column>,
}

pub(crate) fn target(session: &Session<'_>, name: &ObjectName) -> Result<Target, SqlError> {
    let (schema, name, span) = relation_name(name)?;
    session.relation(schema.as_deref(), &name, span)?;
    let Some(columns) = session.relations.columns(schema.as_deref(), &name) else {
        let words = format!("permission denied: \"{name}\" is a system catalog");
        return Err(session.at(SqlError::new("42501", words), span));
    };
    let sql = match &schema {
        Some(schema) => format!("{}.{}", quoted(schema), quoted(&name)),
        None => quoted(&name),
    };
    Ok(Target { sql, name, columns })
}

impl Target {
    /// The table as a FROM item of that name.
    pub(crate) fn source(&self, name: &str) -> Source {
        let output = |column: &Column| Output { name: column.name.clone(), data_type: Type::of(column) };
        Source { name: name.to_owned(), columns: Some(self.columns.iter().map(output).collect()) }
    }

    pub(crate) fn column(&self, session: &Session<'_>, name: &str, span: Span) -> Result<&Column, SqlError> {
        self.columns.iter().find(|column| column.name == name).ok_or_else(|| {
            let words = format!("column \"{name}\" of relation \"{}\" does not exist", self.name);
            let names: Vec<&str> = self.columns.iter().map(|column| column.name.as_str()).collect();
            let hint = format!("the columns are {}", names.join(", "));
            session.at(SqlError::new("42703", words).hint(hint), span)
        })
    }
}
