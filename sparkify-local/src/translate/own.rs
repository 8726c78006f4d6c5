//! Calls of user-defined functions: the body stands where the call stood, its arguments computed once.

mod arguments;
mod body;
mod calls;

use sqlparser::tokenizer::Span;

use super::{
    Relations,
    env::Env,
    session::Session,
    term::{Term, literal},
    types::Type,
};
use crate::{
    catalog::{functions::Function, table::DataType},
    error::SqlError,
};

pub(crate) use self::calls::{Called, Calls};

/// `name(args)`; `None` when there is no function of the name.
pub(crate) fn call(
    env: Env<'_>,
    schema: Option<&str>,
    name: &str,
    args: &[Term],
    span: Span,
) -> Result<Option<Term>, SqlError> {
    let Some(function) = arguments::choose(env, &env.session.relations.functions(schema, name), args, span)?
    else {
        return Ok(None);
    };
    let given = arguments::converted(env, &function, args, span)?;
    let calls = &env.session.calls;
    calls.enter(&function).map_err(|error| env.session.at(error, span))?;
    let variable = format!("\"${}\"", calls.depth());
    let answer = body::translated(env, &function, &parameters(&function, &variable));
    calls.leave();
    let answer = answer.map_err(|mut error| {
        // Its place is one of the body, which this statement does not have.
        error.position = None;
        error.detail.get_or_insert_with(|| format!("in the body of function {}", function.signature()));
        env.session.at(error, span)
    })?;
    if given.is_empty() {
        return Ok(Some(Term::new(format!("({answer})"), Type::Data(function.result))));
    }
    let fields: Vec<String> =
        given.iter().enumerate().map(|(place, value)| format!("\"{}\" := {value}", place + 1)).collect();
    let fields = fields.join(", ");
    let sql = format!("list_transform([struct_pack({fields})], lambda {variable}: {answer})[1]");
    Ok(Some(Term::new(sql, Type::Data(function.result))))
}

/// Reads the body of a new function as its calls will.
pub(crate) fn check(function: &Function, relations: &dyn Relations) -> Result<(), SqlError> {
    let session = Session::new(&function.body, relations);
    let scope = super::scope::Scope::default();
    let env = Env::new(&session, &scope, super::env::Clause::Select);
    body::translated(env, function, &parameters(function, "\"$0\"")).map(drop)
}

/// `$1`, `$2`, … inside a body.
fn parameters(function: &Function, variable: &str) -> Vec<Term> {
    let of = |(place, data_type): (usize, &DataType)| {
        // With a point DuckDB would take it for a table's column in HAVING.
        Term::new(format!("struct_extract({variable}, '{}')", place + 1), Type::Data(data_type.computed()))
    };
    function.arguments.iter().enumerate().map(of).collect()
}

/// A text that may be no longer than its type; what Redshift makes of a longer one is not documented.
fn at_most(sql: &str, bytes: u32, what: &str) -> String {
    let words =
        format!("{what} is longer than {bytes} bytes; the stand-in can't tell what Redshift makes of it");
    format!("sparkify_internal.at_most({sql}, {bytes}, {})", literal(&words))
}
