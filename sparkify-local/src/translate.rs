//! Redshift SQL into `DuckDB` SQL: one statement in, one statement out, everything unknown refused.
//!
//! The statement is read by `sqlparser` and written anew, node by node, together with the type of
//! every expression: a node without a rule here is an error, never text that reaches `DuckDB`.

mod assign;
mod case;
mod cast;
mod change;
mod collation;
mod comparison;
mod datepart;
mod decimals;
mod env;
mod expression;
mod from;
mod functions;
mod grouping;
mod insert;
mod interval;
mod join;
mod macros;
mod merge;
mod moments;
mod names;
mod native;
mod navigate;
mod operators;
mod ordering;
mod own;
mod patterns;
mod projection;
mod query;
mod scope;
mod select;
mod session;
mod setop;
mod subquery;
mod target;
mod term;
mod turned;
mod types;
mod unloaded;

#[cfg(test)]
mod tests;

use sqlparser::{ast::Statement, tokenizer::Span};

use self::{
    env::{Clause, Env},
    scope::{Output, Scope},
    session::Session,
    types::Type,
};
use crate::{
    catalog::{
        functions::Function,
        table::{Column, DataType},
    },
    dialect,
    error::SqlError,
};

pub(crate) use self::{
    macros::MACROS,
    native::register,
    own::Called,
    unloaded::{Unloaded, unloaded},
};

/// What the translator may ask about the tables of the session.
pub(crate) trait Relations {
    /// The columns of a table or view in order; `None` when there is no such relation.
    fn columns(&self, schema: Option<&str>, name: &str) -> Option<Vec<Column>>;

    /// Whether a user-defined function of this name comes before a built-in one.
    fn shadows_built_in(&self, _name: &str) -> bool {
        false
    }

    /// The user-defined functions a name may mean.
    fn functions(&self, _schema: Option<&str>, _name: &str) -> Vec<Function> {
        Vec::new()
    }
}

/// What a statement does, for its command tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Select,
    Insert,
    Update,
    Delete,
    Merge,
}

/// What is known of a column of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Known {
    pub(crate) data_type: DataType,
    /// Whether it compares without case.
    pub(crate) insensitive: bool,
}

/// A statement in `DuckDB`'s SQL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Translated {
    pub(crate) sql: String,
    pub(crate) kind: Kind,
    /// The user-defined functions it calls.
    pub(crate) called: Vec<Called>,
    /// The types of a query's columns where they are known; none if a view has columns nobody described.
    pub(crate) types: Vec<Option<Known>>,
}

/// What the deepest statement `dialect::parse` lets through may need, also to be dropped again.
const STACK: usize = 256 << 20;

/// Translates one SELECT, WITH, INSERT, UPDATE, DELETE or MERGE.
pub(crate) fn statement(sql: &str, relations: &dyn Relations) -> Result<Translated, SqlError> {
    stacker::grow(STACK, || translated(sql, relations))
}

fn translated(sql: &str, relations: &dyn Relations) -> Result<Translated, SqlError> {
    let parsed = dialect::parse(sql)?;
    let session = Session::new(sql, relations);
    let mut outputs = None;
    let (kind, sql) = match &parsed.statement {
        Statement::Query(query) => {
            if let Some(change) = query::change(&session, query)? {
                change
            } else {
                let translation = query::query(&session, query, None)?;
                outputs = translation.outputs;
                (Kind::Select, translation.sql)
            }
        }
        Statement::Insert(insert) => (Kind::Insert, insert::insert(&session, insert)?),
        Statement::Update(update) => (Kind::Update, change::update(&session, update, None)?),
        Statement::Delete(delete) => (Kind::Delete, change::delete(&session, delete, None)?),
        Statement::Merge(merge) => (Kind::Merge, merge::merge(&session, merge, parsed.remove_duplicates)?),
        _ => {
            let word = sql.split_whitespace().next().unwrap_or_default();
            return Err(SqlError::syntax(format!("syntax error at or near \"{word}\"")));
        }
    };
    session.check_nodes()?;
    let types = outputs.unwrap_or_default().iter().map(known).collect();
    Ok(Translated { sql, kind, called: session.calls.called(), types })
}

fn known(output: &Output) -> Option<Known> {
    match output.data_type {
        Type::Data(data_type) => Some(Known { data_type, insensitive: false }),
        Type::Insensitive(data_type) => Some(Known { data_type, insensitive: true }),
        _ => None,
    }
}

/// Reads the body of a new function.
pub(crate) fn body(function: &Function, relations: &dyn Relations) -> Result<(), SqlError> {
    stacker::grow(STACK, || own::check(function, relations))
}

/// Translates a column's DEFAULT, an expression without columns.
pub(crate) fn default(sql: &str, data_type: DataType) -> Result<String, SqlError> {
    stacker::grow(STACK, || constant(sql, data_type))
}

fn constant(sql: &str, data_type: DataType) -> Result<String, SqlError> {
    let expr = dialect::parse_expression(sql)?;
    let session = Session::new(sql, &Nothing);
    let scope = Scope::default();
    let env = Env::new(&session, &scope, Clause::Value);
    let mut term = env.term(&expr)?;
    if Type::Data(data_type).is_typed_interval() {
        term = cast::to_interval(env, &term, data_type, Span::empty())?;
    }
    session.check_nodes()?;
    Ok(term.sql)
}

/// A session without tables.
struct Nothing;

impl Relations for Nothing {
    fn columns(&self, _schema: Option<&str>, _name: &str) -> Option<Vec<Column>> {
        None
    }
}
