//! Functions: an allow-list by family; a name in no family does not exist.

pub(crate) mod aggregates;
pub(crate) mod build;
pub(crate) mod dates;
pub(crate) mod formats;
pub(crate) mod json;
pub(crate) mod nulls;
pub(crate) mod numbers;
pub(crate) mod parts;
pub(crate) mod ranking;
pub(crate) mod sessions;
pub(crate) mod special;
pub(crate) mod strings;
pub(crate) mod window;
pub(crate) mod zones;

use sqlparser::{
    ast::{Expr, Function, FunctionArg, FunctionArgExpr, FunctionArgumentList, FunctionArguments, Spanned},
    tokenizer::Span,
};

use super::{collation, env::Env, interval, own, session::relation_name, term::Term};
use crate::error::SqlError;

/// `name(args) …`.
pub(crate) fn call(env: Env<'_>, function: &Function) -> Result<Term, SqlError> {
    let (schema, name, span) = relation_name(&function.name)?;
    // The types of both would have to be weighed; names that begin with f_ are none of Redshift's own.
    if schema.is_none() && !name.starts_with("f_") && env.session.relations.shadows_built_in(&name) {
        let failed = SqlError::unsupported(format!(
            "a call of {name}, which the search path finds before a built-in function, is not supported by the stand-in"
        ));
        return Err(env.session.at(failed.hint("write the schema before its name, or pg_catalog"), span));
    }
    let schema = schema.filter(|schema| schema != "pg_catalog");
    if function.filter.is_some() {
        return env.refuse("FILTER on an aggregate", span);
    }
    if function.uses_odbc_syntax || function.parameters != FunctionArguments::None {
        return env.fail("42601", format!("syntax error at or near \"{name}\""), span);
    }
    let list = match &function.args {
        FunctionArguments::None => {
            return match bare(env, &name, span) {
                Some(term) => Ok(term),
                None => Err(missing(env, &name, &[], span)),
            };
        }
        FunctionArguments::Subquery(_) => {
            return env.refuse("a subquery as a function's argument list", span);
        }
        FunctionArguments::List(list) => list,
    };
    if schema.is_none()
        && let Some(term) = aggregates::call(env, &name, function, list, span)?
    {
        if env.arguments.is_some() {
            return env.refuse("an aggregate or window function in the body of a SQL function", span);
        }
        return Ok(term);
    }
    if function.over.is_some() {
        return env.fail("42809", format!("{name} is not a window function"), span);
    }
    if list.duplicate_treatment.is_some() || !list.clauses.is_empty() || !function.within_group.is_empty() {
        return env.fail("42601", format!("{name} is not an aggregate function"), span);
    }
    let exprs = plain(env, list, span)?;
    if schema.is_none()
        && let Some(term) = parts::call(env, &name, &exprs, span)?
    {
        return Ok(term);
    }
    let args = exprs.iter().map(|expr| env.term(expr)).collect::<Result<Vec<_>, _>>()?;
    if schema.is_none() {
        if let Some(term) = collation::call(env, &name, &args, span)? {
            return Ok(term);
        }
        if env.session.relations.functions(None, &name).is_empty() {
            interval::kinds::call(env, &name, &args, span)?;
        }
    }
    // Built-in functions come first, unless another schema is named.
    if schema.is_none()
        && let Some(result) = built_in(env, &name, &args, span)
    {
        return result;
    }
    match own::call(env, schema.as_deref(), &name, &args, span)? {
        Some(term) => Ok(term),
        None => Err(missing(env, &function.name.to_string(), &args, span)),
    }
}

fn built_in(env: Env<'_>, name: &str, args: &[Term], span: Span) -> Option<Result<Term, SqlError>> {
    let found = strings::call(name, args)
        .or_else(|| numbers::call(name, args))
        .or_else(|| dates::call(name, args))
        .or_else(|| nulls::call(name, args))
        .or_else(|| json::call(name, args));
    found
        .map(Ok)
        .or_else(|| formats::call(env, name, args, span))
        .or_else(|| build::call(env, name, args, span))
        .or_else(|| sessions::call(env, name, args, span).map(Ok))
}

/// A function written without parentheses.
pub(crate) fn bare(env: Env<'_>, name: &str, span: Span) -> Option<Term> {
    sessions::bare(env, name, span)
}

/// The arguments as expressions: no names, no stars.
pub(crate) fn plain<'f>(
    env: Env<'_>,
    list: &'f FunctionArgumentList,
    span: Span,
) -> Result<Vec<&'f Expr>, SqlError> {
    list.args
        .iter()
        .map(|arg| match arg {
            FunctionArg::Unnamed(FunctionArgExpr::Expr(expr)) => Ok(expr),
            _ => env.fail("42601", format!("syntax error at or near \"{arg}\""), arg.span().union(&span)),
        })
        .collect()
}

fn missing(env: Env<'_>, name: &str, args: &[Term], span: Span) -> SqlError {
    let types: Vec<&str> = args.iter().map(|arg| arg.data_type.name()).collect();
    let failed = SqlError::new("42883", format!("function {name}({}) does not exist", types.join(", ")))
        .hint(
            "No function matches the given name and argument types. You may need to add explicit type casts.",
        );
    env.session.at(failed, span)
}
